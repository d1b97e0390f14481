package io.stockstream.adapters.duckdb;

import io.stockstream.domain.calendar.DateRange;
import io.stockstream.ports.failure.FailureKind;
import io.stockstream.ports.failure.PortException;
import io.stockstream.ports.warehouse.DigestDates;
import io.stockstream.ports.warehouse.Estimate;
import io.stockstream.ports.warehouse.ExportMark;
import io.stockstream.ports.warehouse.MergeCounts;
import io.stockstream.ports.warehouse.Row;
import io.stockstream.ports.warehouse.RowSource;
import io.stockstream.ports.warehouse.RowsDigest;
import io.stockstream.ports.warehouse.Shipment;
import io.stockstream.ports.warehouse.Warehouse;
import io.stockstream.ports.warehouse.WarehouseTable;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.duckdb.DuckDBConnection;

/**
 * A warehouse in one DuckDB file. Each step is one transaction; steps that write come one after the
 * other, whoever calls them.
 *
 * <p>Thread-safe. One process a file: a second one is refused for as long as this one lives.
 */
public final class DuckDbWarehouse implements Warehouse {

  /** About, in the file, before compression. */
  private static final long BYTES_A_ROW = 150;

  private final Database database;
  private final OpenDatabase open;
  private final AtomicBoolean closed = new AtomicBoolean();

  private DuckDbWarehouse(Database database, OpenDatabase open) {
    this.database = database;
    this.open = open;
  }

  /**
   * Opens the warehouse in a file, and makes it, without tables, when it is not there. To open it
   * twice in one process is to share it.
   *
   * @throws PortException RETRYABLE when another process has it open, MISCONFIGURED when it cannot
   *     be read, written or made, or is something else
   */
  public static DuckDbWarehouse open(Path file) {
    Database database = Database.at("warehouse", file);
    try {
      OpenDatabase open = OpenDatabase.open(database);
      try {
        database.write("opening", connection -> prepare(database, connection));
        return new DuckDbWarehouse(database, open);
      } catch (RuntimeException e) {
        open.close();
        throw e;
      }
    } catch (SQLException e) {
      throw database.translate("opening", e);
    }
  }

  private static void prepare(Database database, DuckDBConnection connection) throws SQLException {
    if (WarehouseSchema.isSomebodysOwn(connection)) {
      throw database.misconfigured("expected a warehouse or no file, was another database");
    }
    WarehouseSchema.makeOurs(connection);
  }

  private <T> T alone(String doing, Database.Work<T> work) {
    synchronized (open) {
      return database.read(doing, work);
    }
  }

  private void change(String doing, Database.Action action) {
    alone(
        doing,
        connection -> {
          action.on(connection);
          return null;
        });
  }

  @Override
  public String name() {
    return "duckdb:" + database.path();
  }

  @Override
  public void check(List<WarehouseTable> tables) {
    database.write(
        "checking the tables",
        connection -> WarehouseSchema.drift(connection, tables).requireNone(name()));
  }

  @Override
  public void prepare(List<WarehouseTable> tables) {
    change(
        "making the tables",
        connection -> {
          WarehouseSchema.drift(connection, tables).requireNone(name());
          WarehouseSchema.makeTables(connection, tables);
          WarehouseStaging.discardExported(connection);
        });
  }

  @Override
  public SortedMap<LocalDate, ExportMark> marks(WarehouseTable table) {
    return database.read(
        "reading the marks", connection -> WarehouseMarks.read(connection, table.name()));
  }

  /** Nothing is billed. */
  @Override
  public Estimate estimate(WarehouseTable table, DateRange dates, long rows) {
    return new Estimate(rows * BYTES_A_ROW, rows * BYTES_A_ROW, Optional.empty());
  }

  @Override
  public SortedMap<LocalDate, RowsDigest> staged(WarehouseTable table, Shipment shipment) {
    return database.read(
        "reading what is staged",
        connection -> WarehouseStaging.digest(connection, table, shipment));
  }

  @Override
  public void stage(WarehouseTable table, Shipment shipment, RowSource rows) {
    change(
        "staging " + shipment,
        connection -> WarehouseStaging.stage(connection, table, shipment, rows));
  }

  @Override
  public MergeCounts merge(WarehouseTable table, Shipment shipment) {
    return alone(
        "merging " + shipment,
        connection -> {
          OptionalLong number = WarehouseStaging.find(connection, shipment);
          if (number.isEmpty()) {
            throw notStaged(shipment);
          }
          return new WarehouseMerge(connection, table, shipment.range(), number.getAsLong()).run();
        });
  }

  private PortException notStaged(Shipment shipment) {
    return new PortException(
        FailureKind.RETRYABLE,
        "%s: expected %s to be staged, was not; another export was quicker, or stage it again"
            .formatted(database, shipment));
  }

  @Override
  public SortedMap<LocalDate, RowsDigest> digest(
      WarehouseTable table, Collection<LocalDate> dates) {
    DigestDates digest = new DigestDates(table, dates);
    if (!dates.isEmpty()) {
      read(table, new TreeSet<>(dates), digest);
    }
    return digest.result();
  }

  @Override
  public void remember(List<ExportMark> marks) {
    change("remembering marks", connection -> WarehouseMarks.remember(connection, marks));
  }

  @Override
  public void discard(WarehouseTable table, Shipment shipment) {
    change("discarding " + shipment, connection -> WarehouseStaging.discard(connection, shipment));
  }

  @Override
  public void read(WarehouseTable table, LocalDate date, Consumer<Row> consumer) {
    read(table, new TreeSet<>(List.of(date)), consumer);
  }

  private void read(WarehouseTable table, SortedSet<LocalDate> dates, Consumer<Row> consumer) {
    database.write(
        "reading " + table + " from " + dates.first(),
        connection -> {
          if (WarehouseSchema.isThere(connection, table)) {
            String from =
                "main.%s t WHERE %s"
                    .formatted(
                        WarehouseColumns.quoted(table.name()),
                        WarehouseColumns.on(table, "t", dates));
            WarehouseStaging.read(connection, table, from, consumer);
          }
        });
  }

  /** Lets go of the file; a second call does nothing. */
  @Override
  public void close() {
    if (closed.getAndSet(true)) {
      return;
    }
    try {
      open.close();
    } catch (SQLException e) {
      throw database.translate("closing", e);
    }
  }
}

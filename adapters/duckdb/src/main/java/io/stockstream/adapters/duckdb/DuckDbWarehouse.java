package io.stockstream.adapters.duckdb;

import io.stockstream.ports.failure.FailureKind;
import io.stockstream.ports.failure.PortException;
import io.stockstream.ports.warehouse.DigestRows;
import io.stockstream.ports.warehouse.Estimate;
import io.stockstream.ports.warehouse.ExportMark;
import io.stockstream.ports.warehouse.MergeCounts;
import io.stockstream.ports.warehouse.Row;
import io.stockstream.ports.warehouse.RowSource;
import io.stockstream.ports.warehouse.RowsDigest;
import io.stockstream.ports.warehouse.Snapshot;
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
import java.util.TreeMap;
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
  public Estimate estimate(WarehouseTable table, LocalDate date, long rows) {
    return new Estimate(rows * BYTES_A_ROW, rows * BYTES_A_ROW, Optional.empty());
  }

  @Override
  public Optional<RowsDigest> staged(WarehouseTable table, Snapshot snapshot) {
    return database.read(
        "reading what is staged",
        connection -> WarehouseStaging.digest(connection, table, snapshot));
  }

  @Override
  public void stage(WarehouseTable table, Snapshot snapshot, RowSource rows) {
    change(
        "staging " + snapshot,
        connection -> WarehouseStaging.stage(connection, table, snapshot, rows));
  }

  @Override
  public MergeCounts merge(WarehouseTable table, Snapshot snapshot) {
    return alone(
        "merging " + snapshot,
        connection -> {
          OptionalLong number = WarehouseStaging.find(connection, snapshot);
          if (number.isEmpty()) {
            throw notStaged(snapshot);
          }
          String staged = WarehouseStaging.table(number.getAsLong());
          return new WarehouseMerge(connection, table, snapshot, staged).run();
        });
  }

  private PortException notStaged(Snapshot snapshot) {
    return new PortException(
        FailureKind.RETRYABLE,
        "%s: expected %s to be staged, was not; another export was quicker, or stage it again"
            .formatted(database, snapshot));
  }

  @Override
  public SortedMap<LocalDate, RowsDigest> digest(
      WarehouseTable table, Collection<LocalDate> dates) {
    SortedMap<LocalDate, RowsDigest> digests = new TreeMap<>();
    for (LocalDate date : dates) {
      DigestRows digest = new DigestRows(table);
      read(table, date, digest);
      digests.put(date, digest.result());
    }
    return digests;
  }

  @Override
  public void remember(ExportMark mark) {
    change(
        "remembering " + mark.snapshot(), connection -> WarehouseMarks.remember(connection, mark));
  }

  @Override
  public void discard(WarehouseTable table, Snapshot snapshot) {
    change("discarding " + snapshot, connection -> WarehouseStaging.discard(connection, snapshot));
  }

  @Override
  public void read(WarehouseTable table, LocalDate date, Consumer<Row> consumer) {
    database.write(
        "reading " + table + " " + date,
        connection -> {
          if (WarehouseSchema.isThere(connection, table)) {
            String from =
                "main.%s t WHERE %s"
                    .formatted(
                        WarehouseColumns.quoted(table.name()),
                        WarehouseColumns.onDate(table, "t", date));
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

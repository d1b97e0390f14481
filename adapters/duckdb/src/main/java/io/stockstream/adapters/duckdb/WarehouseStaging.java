package io.stockstream.adapters.duckdb;

import io.stockstream.ports.warehouse.DigestDates;
import io.stockstream.ports.warehouse.Row;
import io.stockstream.ports.warehouse.RowSource;
import io.stockstream.ports.warehouse.RowsDigest;
import io.stockstream.ports.warehouse.Shipment;
import io.stockstream.ports.warehouse.Snapshot;
import io.stockstream.ports.warehouse.WarehouseTable;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/**
 * What is staged: a table of its own for each shipment, with a line in {@code staging.shipments}
 * and one a date in {@code staging.snapshots} that come in the same transaction. Names are values
 * there, and never part of a statement.
 */
final class WarehouseStaging {

  private static final String FIND = "SELECT number FROM staging.shipments WHERE name = ?";
  private static final String FIND_EXPORTED =
      """
      SELECT s.number FROM staging.snapshots s LEFT JOIN export_marks m USING (table_name, date)
      GROUP BY s.number
      HAVING bool_and(m.position IS NOT NULL AND (s.position, s.repeat) <= (m.position, m.repeat))
      """;
  private static final String ADD =
      "INSERT INTO staging.shipments VALUES (nextval('staging.numbers'), ?) RETURNING number";

  private WarehouseStaging() {}

  /** Carries what DuckDB says out of a source's loop. */
  private static final class AppendFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient SQLException reason;

    AppendFailed(SQLException reason) {
      super(reason);
      this.reason = reason;
    }
  }

  static String table(long number) {
    return "staging.s" + number;
  }

  static OptionalLong find(DuckDBConnection connection, Shipment shipment) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(FIND)) {
      select.setString(1, shipment.name());
      return numbers(select).stream().mapToLong(Long::longValue).findFirst();
    }
  }

  private static List<Long> numbers(PreparedStatement select) throws SQLException {
    List<Long> numbers = new ArrayList<>();
    try (ResultSet row = select.executeQuery()) {
      while (row.next()) {
        numbers.add(row.getLong(1));
      }
    }
    return numbers;
  }

  static void stage(
      DuckDBConnection connection, WarehouseTable table, Shipment shipment, RowSource rows)
      throws SQLException {
    discard(connection, shipment);
    long number = add(connection, shipment);
    Staging.execute(
        connection, "CREATE TABLE " + table(number) + " " + WarehouseColumns.definitions(table));
    try (DuckDBAppender appender = connection.createAppender("staging", "s" + number)) {
      rows.forEach(appending(appender, table));
    } catch (AppendFailed e) {
      throw e.reason;
    }
  }

  private static Consumer<Row> appending(DuckDBAppender appender, WarehouseTable table) {
    return row -> {
      try {
        WarehouseColumns.append(appender, table, row);
      } catch (SQLException e) {
        throw new AppendFailed(e);
      }
    };
  }

  private static long add(DuckDBConnection connection, Shipment shipment) throws SQLException {
    long number;
    try (PreparedStatement insert = connection.prepareStatement(ADD)) {
      insert.setString(1, shipment.name());
      number = numbers(insert).get(0);
    }
    try (DuckDBAppender rows = connection.createAppender("staging", "snapshots")) {
      for (Snapshot snapshot : shipment.snapshots()) {
        rows.beginRow();
        rows.append(number);
        rows.append(snapshot.storeId());
        rows.append(snapshot.table());
        rows.append(snapshot.date());
        rows.append(snapshot.position());
        rows.append((long) snapshot.repeat());
        rows.endRow();
      }
    }
    return number;
  }

  private static void drop(DuckDBConnection connection, long number) throws SQLException {
    Staging.execute(connection, "DROP TABLE " + table(number));
    Staging.execute(connection, "DELETE FROM staging.snapshots WHERE number = " + number);
    Staging.execute(connection, "DELETE FROM staging.shipments WHERE number = " + number);
  }

  static SortedMap<LocalDate, RowsDigest> digest(
      DuckDBConnection connection, WarehouseTable table, Shipment shipment) throws SQLException {
    OptionalLong number = find(connection, shipment);
    if (number.isEmpty()) {
      return new TreeMap<>();
    }
    DigestDates digest = new DigestDates(table, shipment.dates());
    read(connection, table, table(number.getAsLong()) + " t", digest);
    return digest.result();
  }

  /** Hands rows to a consumer, however many they are. */
  static void read(
      DuckDBConnection connection, WarehouseTable table, String from, Consumer<Row> consumer)
      throws SQLException {
    try (Statement select = connection.createStatement();
        ResultSet row =
            select.executeQuery("SELECT " + WarehouseColumns.list(table) + " FROM " + from)) {
      while (row.next()) {
        consumer.accept(WarehouseColumns.read(row, table));
      }
    }
  }

  static void discard(DuckDBConnection connection, Shipment shipment) throws SQLException {
    OptionalLong number = find(connection, shipment);
    if (number.isPresent()) {
      drop(connection, number.getAsLong());
    }
  }

  /** Removes what somebody staged and forgot, once what it held or something later is exported. */
  static void discardExported(DuckDBConnection connection) throws SQLException {
    List<Long> exported;
    try (PreparedStatement select = connection.prepareStatement(FIND_EXPORTED)) {
      exported = numbers(select);
    }
    for (long number : exported) {
      drop(connection, number);
    }
  }
}

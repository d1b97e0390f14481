package io.stockstream.adapters.duckdb;

import io.stockstream.ports.warehouse.DigestRows;
import io.stockstream.ports.warehouse.Row;
import io.stockstream.ports.warehouse.RowSource;
import io.stockstream.ports.warehouse.RowsDigest;
import io.stockstream.ports.warehouse.Snapshot;
import io.stockstream.ports.warehouse.WarehouseTable;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/**
 * What is staged: a table of its own for each snapshot, with a line in {@code staging.snapshots}
 * that comes in the same transaction. Names of snapshots are values there, and never part of a
 * statement.
 */
final class WarehouseStaging {

  private static final String FIND =
      "SELECT number FROM staging.snapshots WHERE store_id = ? AND table_name = ? AND date = ?"
          + " AND position = ? AND repeat = ?";
  private static final String FIND_OLDER =
      "SELECT number FROM staging.snapshots WHERE table_name = ? AND date = ?"
          + " AND (position, repeat) <= (?, ?)";
  private static final String FIND_EXPORTED =
      "SELECT s.number FROM staging.snapshots s JOIN export_marks m USING (table_name, date)"
          + " WHERE (s.position, s.repeat) <= (m.position, m.repeat)";
  private static final String ADD =
      "INSERT INTO staging.snapshots VALUES (nextval('staging.numbers'), ?, ?, ?, ?, ?) RETURNING number";

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

  static OptionalLong find(DuckDBConnection connection, Snapshot snapshot) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(FIND)) {
      bind(select, snapshot);
      return numbers(select).stream().mapToLong(Long::longValue).findFirst();
    }
  }

  private static void bind(PreparedStatement statement, Snapshot snapshot) throws SQLException {
    statement.setString(1, snapshot.storeId());
    statement.setString(2, snapshot.table());
    statement.setObject(3, snapshot.date());
    statement.setLong(4, snapshot.position());
    statement.setLong(5, snapshot.repeat());
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
      DuckDBConnection connection, WarehouseTable table, Snapshot snapshot, RowSource rows)
      throws SQLException {
    OptionalLong before = find(connection, snapshot);
    if (before.isPresent()) {
      drop(connection, before.getAsLong());
    }
    long number = add(connection, snapshot);
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

  private static long add(DuckDBConnection connection, Snapshot snapshot) throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(ADD)) {
      bind(insert, snapshot);
      return numbers(insert).get(0);
    }
  }

  private static void drop(DuckDBConnection connection, long number) throws SQLException {
    Staging.execute(connection, "DROP TABLE " + table(number));
    Staging.execute(connection, "DELETE FROM staging.snapshots WHERE number = " + number);
  }

  static Optional<RowsDigest> digest(
      DuckDBConnection connection, WarehouseTable table, Snapshot snapshot) throws SQLException {
    OptionalLong number = find(connection, snapshot);
    if (number.isEmpty()) {
      return Optional.empty();
    }
    DigestRows digest = new DigestRows(table);
    read(connection, table, table(number.getAsLong()) + " t", digest);
    return Optional.of(digest.result());
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

  static void discard(DuckDBConnection connection, Snapshot snapshot) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(FIND_OLDER)) {
      select.setString(1, snapshot.table());
      select.setObject(2, snapshot.date());
      select.setLong(3, snapshot.position());
      select.setLong(4, snapshot.repeat());
      dropAll(connection, numbers(select));
    }
  }

  /** Removes what somebody staged, exported and then died before discarding it. */
  static void discardExported(DuckDBConnection connection) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(FIND_EXPORTED)) {
      dropAll(connection, numbers(select));
    }
  }

  private static void dropAll(DuckDBConnection connection, List<Long> numbers) throws SQLException {
    for (long number : numbers) {
      drop(connection, number);
    }
  }
}

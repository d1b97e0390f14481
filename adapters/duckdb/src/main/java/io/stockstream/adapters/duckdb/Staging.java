package io.stockstream.adapters.duckdb;

import java.sql.SQLException;
import java.sql.Statement;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/**
 * Brings rows into DuckDB as it likes them: appended to a temporary table, then one statement for
 * them all. Row by row, an insert takes milliseconds.
 */
final class Staging {

  private Staging() {}

  /** Appends rows. */
  @FunctionalInterface
  interface Rows {
    void appendTo(DuckDBAppender rows) throws SQLException;
  }

  static void fill(DuckDBConnection connection, String tempTable, Rows rows) throws SQLException {
    try (DuckDBAppender appender = connection.createAppender("temp", "main", tempTable)) {
      rows.appendTo(appender);
    }
  }

  static void execute(DuckDBConnection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}

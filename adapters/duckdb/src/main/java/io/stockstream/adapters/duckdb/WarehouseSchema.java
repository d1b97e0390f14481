package io.stockstream.adapters.duckdb;

import io.stockstream.ports.warehouse.SchemaDrift;
import io.stockstream.ports.warehouse.SchemaDrift.Declared;
import io.stockstream.ports.warehouse.WarehouseTable;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.duckdb.DuckDBConnection;

/** Makes a warehouse's tables, and holds those that are there against what they ought to be. */
final class WarehouseSchema {

  /** What only we make; a database with other tables than these is somebody's own. */
  private static final String OURS =
      """
      CREATE TABLE IF NOT EXISTS export_marks (
        table_name  VARCHAR   NOT NULL,
        date        DATE      NOT NULL,
        store_id    VARCHAR   NOT NULL,
        position    BIGINT    NOT NULL,
        repeat      BIGINT    NOT NULL,
        row_count   BIGINT    NOT NULL,
        total       VARCHAR   NOT NULL,
        hash        VARCHAR   NOT NULL,
        exported_at TIMESTAMP NOT NULL,
        PRIMARY KEY (table_name, date)
      );
      CREATE TABLE IF NOT EXISTS replaced_dates (
        table_name VARCHAR NOT NULL,
        date       DATE    NOT NULL,
        position   BIGINT  NOT NULL,
        repeat     BIGINT  NOT NULL,
        PRIMARY KEY (table_name, date)
      );
      CREATE SCHEMA IF NOT EXISTS staging;
      CREATE SEQUENCE IF NOT EXISTS staging.numbers;
      CREATE TABLE IF NOT EXISTS staging.shipments (
        number BIGINT  NOT NULL,
        name   VARCHAR NOT NULL
      );
      CREATE TABLE IF NOT EXISTS staging.snapshots (
        number     BIGINT  NOT NULL,
        store_id   VARCHAR NOT NULL,
        table_name VARCHAR NOT NULL,
        date       DATE    NOT NULL,
        position   BIGINT  NOT NULL,
        repeat     BIGINT  NOT NULL
      );
      """;

  private static final String OTHERS_TABLES =
      "SELECT count(*) FROM duckdb_tables() WHERE NOT temporary AND NOT EXISTS"
          + " (FROM duckdb_tables() WHERE schema_name = 'main' AND table_name = 'export_marks')";

  private static final String COLUMNS =
      "SELECT column_name, data_type, is_nullable FROM duckdb_columns()"
          + " WHERE schema_name = 'main' AND table_name = ? ORDER BY column_index";

  private WarehouseSchema() {}

  static boolean isSomebodysOwn(DuckDBConnection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(OTHERS_TABLES)) {
      row.next();
      return row.getLong(1) > 0;
    }
  }

  /** Makes what is ours and no table. */
  static void makeOurs(DuckDBConnection connection) throws SQLException {
    Staging.execute(connection, OURS);
  }

  static SchemaDrift drift(DuckDBConnection connection, List<WarehouseTable> tables)
      throws SQLException {
    SchemaDrift drift = new SchemaDrift();
    for (WarehouseTable table : tables) {
      List<Declared> there = columns(connection, table.name());
      if (!there.isEmpty()) {
        List<Declared> expected = table.columns().stream().map(WarehouseColumns::declared).toList();
        drift.columns(table.name(), expected, there);
      }
    }
    return drift;
  }

  static boolean isThere(DuckDBConnection connection, WarehouseTable table) throws SQLException {
    return !columns(connection, table.name()).isEmpty();
  }

  private static List<Declared> columns(DuckDBConnection connection, String table)
      throws SQLException {
    List<Declared> columns = new ArrayList<>();
    try (PreparedStatement select = connection.prepareStatement(COLUMNS)) {
      select.setString(1, table);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          columns.add(new Declared(row.getString(1), row.getString(2), !row.getBoolean(3)));
        }
      }
    }
    return columns;
  }

  /** Makes tables that are not there, and their views without void rows. */
  static void makeTables(DuckDBConnection connection, List<WarehouseTable> tables)
      throws SQLException {
    for (WarehouseTable table : tables) {
      String name = WarehouseColumns.quoted(table.name());
      Staging.execute(
          connection,
          "CREATE TABLE IF NOT EXISTS main." + name + " " + WarehouseColumns.definitions(table));
      if (table.columns().stream().anyMatch(column -> column.name().equals("is_void"))) {
        Staging.execute(
            connection,
            "CREATE OR REPLACE VIEW main.%s AS SELECT * EXCLUDE (is_void) FROM main.%s WHERE NOT is_void"
                .formatted(WarehouseColumns.quoted(table.name() + "_current"), name));
      }
    }
  }
}

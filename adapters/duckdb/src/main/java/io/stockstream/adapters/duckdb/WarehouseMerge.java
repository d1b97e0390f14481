package io.stockstream.adapters.duckdb;

import static io.stockstream.adapters.duckdb.WarehouseColumns.quoted;

import io.stockstream.domain.calendar.DateRange;
import io.stockstream.ports.warehouse.Column;
import io.stockstream.ports.warehouse.Column.Role;
import io.stockstream.ports.warehouse.MergeCounts;
import io.stockstream.ports.warehouse.WarehouseTable;
import io.stockstream.ports.warehouse.WarehouseTable.Kind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;
import org.duckdb.DuckDBConnection;

/**
 * Merges what is staged into its table: a hash join with the dates from the first to the last,
 * whose other rows are skipped by their bounds. No index, which would be kept in memory and slow
 * every insert down.
 *
 * @param connection in a transaction
 * @param table the target
 * @param range of the shipment
 * @param number it is staged under
 */
record WarehouseMerge(
    DuckDBConnection connection, WarehouseTable table, DateRange range, long number) {

  /** Which dates of the shipment are ours to replace: later ones keep theirs. */
  private static final String TAKE =
      """
      INSERT OR REPLACE INTO replaced_dates
      SELECT s.table_name, s.date, s.position, s.repeat FROM staging.snapshots s
      WHERE s.number = %d AND NOT EXISTS (
        FROM replaced_dates r WHERE r.table_name = s.table_name AND r.date = s.date
          AND (r.position, r.repeat) > (s.position, s.repeat))
      """;

  private static final String TAKEN =
      "SELECT date FROM staging.snapshots SEMI JOIN replaced_dates USING (table_name, date, position, repeat)"
          + " WHERE number = ";

  MergeCounts run() throws SQLException {
    return table.kind() == Kind.VERSIONED ? revise() : replace();
  }

  private String target() {
    return "main." + quoted(table.name());
  }

  private String staged() {
    return WarehouseStaging.table(number);
  }

  private String within() {
    return WarehouseColumns.within(table, "t", range);
  }

  private String sameKey() {
    return table.columns(Role.KEY).stream()
        .map(column -> "t.%1$s = s.%1$s".formatted(quoted(column.name())))
        .collect(Collectors.joining(" AND ", within() + " AND ", ""));
  }

  private MergeCounts revise() throws SQLException {
    String greater = greater();
    long updated =
        count(
            "SELECT count(*) FROM %s s JOIN %s t ON %s WHERE %s"
                .formatted(staged(), target(), sameKey(), greater));
    long inserted =
        count(
            "SELECT count(*) FROM %s s ANTI JOIN %s t ON %s"
                .formatted(staged(), target(), sameKey()));
    if (updated + inserted > 0) {
      Staging.execute(
          connection,
          "MERGE INTO %s t USING %s s ON %s WHEN MATCHED AND (%s) THEN UPDATE SET %s WHEN NOT MATCHED THEN INSERT VALUES (%s)"
              .formatted(target(), staged(), sameKey(), greater, assignments(), values()));
    }
    return new MergeCounts(inserted, updated, 0);
  }

  private String greater() {
    String version = quoted(table.columns(Role.VERSION).get(0).name());
    String derived =
        table.columns(Role.DERIVED).stream()
            .map(column -> "s.%1$s IS DISTINCT FROM t.%1$s".formatted(quoted(column.name())))
            .collect(Collectors.joining(" OR "));
    String greater = "s.%1$s > t.%1$s".formatted(version);
    return derived.isEmpty()
        ? greater
        : "%s OR (s.%s = t.%s AND (%s))".formatted(greater, version, version, derived);
  }

  private String assignments() {
    return table.columns().stream()
        .filter(column -> column.role() != Role.KEY)
        .map(column -> "%1$s = s.%1$s".formatted(quoted(column.name())))
        .collect(Collectors.joining(", "));
  }

  private String values() {
    return table.columns().stream()
        .map(column -> "s." + quoted(column.name()))
        .collect(Collectors.joining(", "));
  }

  private MergeCounts replace() throws SQLException {
    Staging.execute(connection, TAKE.formatted(number));
    String standing = target() + " t WHERE " + within() + " AND " + isTaken("t");
    String coming = staged() + " s WHERE " + isTaken("s");
    String common =
        "%s s JOIN %s t ON %s WHERE %s".formatted(staged(), target(), sameKey(), isTaken("s"));
    long stands = count("SELECT count(*) FROM " + standing);
    long comes = count("SELECT count(*) FROM " + coming);
    long stays = count("SELECT count(*) FROM " + common);
    long updated = count("SELECT count(*) FROM " + common + " AND (" + differs() + ")");
    Staging.execute(connection, "DELETE FROM " + standing);
    Staging.execute(connection, "INSERT INTO " + target() + " FROM " + coming);
    return new MergeCounts(comes - stays, updated, stands - stays);
  }

  private String isTaken(String alias) {
    return WarehouseColumns.date(table, alias) + " IN (" + TAKEN + number + ")";
  }

  private String differs() {
    List<Column> others = table.columns().stream().filter(c -> c.role() != Role.KEY).toList();
    return others.isEmpty()
        ? "false"
        : others.stream()
            .map(column -> "s.%1$s IS DISTINCT FROM t.%1$s".formatted(quoted(column.name())))
            .collect(Collectors.joining(" OR "));
  }

  private long count(String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }
}

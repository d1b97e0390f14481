package io.stockstream.adapters.duckdb;

import static io.stockstream.adapters.duckdb.WarehouseColumns.quoted;

import io.stockstream.ports.warehouse.Column;
import io.stockstream.ports.warehouse.Column.Role;
import io.stockstream.ports.warehouse.MergeCounts;
import io.stockstream.ports.warehouse.Snapshot;
import io.stockstream.ports.warehouse.WarehouseTable;
import io.stockstream.ports.warehouse.WarehouseTable.Kind;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;
import org.duckdb.DuckDBConnection;

/**
 * Merges what is staged into its table: a hash join of one date, whose other rows are skipped by
 * its bounds. No index, which would be kept in memory and slow every insert down.
 *
 * @param connection in a transaction
 * @param table the target
 * @param snapshot what is merged
 * @param staged the table it is staged in
 */
record WarehouseMerge(
    DuckDBConnection connection, WarehouseTable table, Snapshot snapshot, String staged) {

  private static final String IS_OLDER =
      "SELECT count(*) FROM replaced_dates WHERE table_name = ? AND date = ?"
          + " AND (position, repeat) > (?, ?)";
  private static final String REPLACED =
      "INSERT OR REPLACE INTO replaced_dates VALUES (?, ?, ?, ?)";

  MergeCounts run() throws SQLException {
    return table.kind() == Kind.VERSIONED ? revise() : replace();
  }

  private String target() {
    return "main." + quoted(table.name());
  }

  private String onDate(String alias) {
    return WarehouseColumns.onDate(table, alias, snapshot.date());
  }

  private String sameKey() {
    return onDate("t") + " AND " + equal(Role.KEY, " AND ");
  }

  private String equal(Role role, String separator) {
    return table.columns(role).stream()
        .map(column -> "t.%1$s = s.%1$s".formatted(quoted(column.name())))
        .collect(Collectors.joining(separator));
  }

  private MergeCounts revise() throws SQLException {
    String greater = greater();
    long updated =
        count(
            "SELECT count(*) FROM %s s JOIN %s t ON %s WHERE %s"
                .formatted(staged, target(), sameKey(), greater));
    long inserted =
        count(
            "SELECT count(*) FROM %s s ANTI JOIN %s t ON %s"
                .formatted(staged, target(), sameKey()));
    if (updated + inserted > 0) {
      Staging.execute(
          connection,
          "MERGE INTO %s t USING %s s ON %s WHEN MATCHED AND (%s) THEN UPDATE SET %s WHEN NOT MATCHED THEN INSERT VALUES (%s)"
              .formatted(target(), staged, sameKey(), greater, assignments(), values()));
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
    if (isOlder()) {
      return MergeCounts.NONE;
    }
    String join = "%s s JOIN %s t ON %s".formatted(staged, target(), sameKey());
    long standing = count("SELECT count(*) FROM %s t WHERE %s".formatted(target(), onDate("t")));
    long coming = count("SELECT count(*) FROM " + staged);
    long common = count("SELECT count(*) FROM " + join);
    long updated = count("SELECT count(*) FROM " + join + " WHERE " + differs());
    Staging.execute(connection, "DELETE FROM %s t WHERE %s".formatted(target(), onDate("t")));
    Staging.execute(connection, "INSERT INTO %s FROM %s".formatted(target(), staged));
    try (PreparedStatement insert = connection.prepareStatement(REPLACED)) {
      bind(insert);
      insert.execute();
    }
    return new MergeCounts(coming - common, updated, standing - common);
  }

  private String differs() {
    List<Column> others = table.columns().stream().filter(c -> c.role() != Role.KEY).toList();
    return others.isEmpty()
        ? "false"
        : others.stream()
            .map(column -> "s.%1$s IS DISTINCT FROM t.%1$s".formatted(quoted(column.name())))
            .collect(Collectors.joining(" OR "));
  }

  private boolean isOlder() throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(IS_OLDER)) {
      bind(select);
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return row.getLong(1) > 0;
      }
    }
  }

  private void bind(PreparedStatement statement) throws SQLException {
    statement.setString(1, table.name());
    statement.setObject(2, snapshot.date());
    statement.setLong(3, snapshot.position());
    statement.setLong(4, snapshot.repeat());
  }

  private long count(String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }
}

package io.stockstream.adapters.duckdb;

import io.stockstream.domain.calendar.DateRange;
import io.stockstream.ports.warehouse.Column;
import io.stockstream.ports.warehouse.ColumnType;
import io.stockstream.ports.warehouse.Row;
import io.stockstream.ports.warehouse.SchemaDrift.Declared;
import io.stockstream.ports.warehouse.WarehouseTable;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.stream.Collectors;
import org.duckdb.DuckDBAppender;

/** The columns of a warehouse's table in DuckDB, both ways. */
final class WarehouseColumns {

  private WarehouseColumns() {}

  static String type(ColumnType type) {
    return switch (type) {
      case TEXT -> "VARCHAR";
      case DATE -> "DATE";
      case TIMESTAMP -> "TIMESTAMP";
      case DECIMAL -> "DECIMAL(38,18)";
      case INTEGER -> "BIGINT";
      case BOOLEAN -> "BOOLEAN";
    };
  }

  static Declared declared(Column column) {
    return new Declared(column.name(), type(column.type()), column.required());
  }

  /** Returns a name as DuckDB takes any name. */
  static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  /** Returns the definitions of the columns, as {@code CREATE TABLE} takes them. */
  static String definitions(WarehouseTable table) {
    return table.columns().stream()
        .map(c -> quoted(c.name()) + " " + declared(c).toString())
        .collect(Collectors.joining(", ", "(", ")"));
  }

  /** Returns what {@link #read} reads, in order. */
  static String list(WarehouseTable table) {
    return table.columns().stream()
        .map(
            c ->
                c.type() == ColumnType.TIMESTAMP
                    ? "epoch_us(" + quoted(c.name()) + ")"
                    : quoted(c.name()))
        .collect(Collectors.joining(", "));
  }

  /** Returns the condition that a row is of a range, as constants, which skip all other dates. */
  static String within(WarehouseTable table, String alias, DateRange range) {
    String column = alias + "." + quoted(table.partitionedBy());
    return isDate(table)
        ? "%s BETWEEN DATE '%s' AND DATE '%s'".formatted(column, range.first(), range.last())
        : "%s >= make_timestamp(%d) AND %s < make_timestamp(%d)"
            .formatted(column, midnight(range.first()), column, midnight(range.last().plusDays(1)));
  }

  /** Returns the condition that a row is of one of some dates. */
  static String on(WarehouseTable table, String alias, SortedSet<LocalDate> dates) {
    return "%s AND %s IN (%s)"
        .formatted(
            within(table, alias, new DateRange(dates.first(), dates.last())),
            date(table, alias),
            dates.stream().map("DATE '%s'"::formatted).collect(Collectors.joining(", ")));
  }

  /** Returns the expression of a row's date. */
  static String date(WarehouseTable table, String alias) {
    String column = alias + "." + quoted(table.partitionedBy());
    return isDate(table) ? column : "CAST(" + column + " AS DATE)";
  }

  private static boolean isDate(WarehouseTable table) {
    return table.columns().get(table.indexOf(table.partitionedBy())).type() == ColumnType.DATE;
  }

  private static long midnight(LocalDate date) {
    return BarColumns.micros(date.atStartOfDay(ZoneOffset.UTC).toInstant());
  }

  static void append(DuckDBAppender rows, WarehouseTable table, Row row) throws SQLException {
    rows.beginRow();
    for (int i = 0; i < table.columns().size(); i++) {
      append(rows, table.columns().get(i).type(), row.value(i));
    }
    rows.endRow();
  }

  private static void append(DuckDBAppender rows, ColumnType type, Object value)
      throws SQLException {
    if (value == null) {
      rows.appendNull();
      return;
    }
    switch (type) {
      case TEXT -> rows.append((String) value);
      case DATE -> rows.append((LocalDate) value);
      case TIMESTAMP -> rows.appendEpochMicros(BarColumns.micros((Instant) value));
      case DECIMAL -> FixedPoint.append(rows, (BigDecimal) value);
      case INTEGER -> rows.append((long) value);
      case BOOLEAN -> rows.append((boolean) value);
    }
  }

  static Row read(ResultSet result, WarehouseTable table) throws SQLException {
    List<Object> values = new ArrayList<>(table.columns().size());
    for (int i = 0; i < table.columns().size(); i++) {
      values.add(read(result, i + 1, table.columns().get(i).type()));
    }
    return new Row(values);
  }

  private static Object read(ResultSet result, int column, ColumnType type) throws SQLException {
    Object value =
        switch (type) {
          case TEXT -> result.getString(column);
          case DATE -> result.getObject(column, LocalDate.class);
          case TIMESTAMP, INTEGER -> result.getLong(column);
          case DECIMAL -> FixedPoint.read(result, column);
          case BOOLEAN -> result.getBoolean(column);
        };
    if (result.wasNull()) {
      return null;
    }
    return type == ColumnType.TIMESTAMP ? BarColumns.instant((long) value) : value;
  }
}

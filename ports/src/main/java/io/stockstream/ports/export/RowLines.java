package io.stockstream.ports.export;

import io.stockstream.ports.warehouse.Column;
import io.stockstream.ports.warehouse.Column.Role;
import io.stockstream.ports.warehouse.ColumnType;
import io.stockstream.ports.warehouse.Row;
import io.stockstream.ports.warehouse.WarehouseTable;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Rows of a table as lines: what is equal as text is equal, and what differs can be read.
 *
 * @param table whose
 */
record RowLines(WarehouseTable table) {

  private static final String SEPARATOR = "\u0001";

  /** Returns what identifies a row. */
  String key(Row row) {
    return table.columns(Role.KEY).stream()
        .map(column -> text(column, row))
        .collect(Collectors.joining(SEPARATOR));
  }

  /** Returns a key as people read it, on one line whatever is in it. */
  static String name(String key) {
    return key.replace(SEPARATOR, " ")
        .codePoints()
        .mapToObj(c -> Character.isISOControl(c) ? "\\u%04x".formatted(c) : Character.toString(c))
        .collect(Collectors.joining());
  }

  /** Returns what a row says besides its key, labels apart. */
  String values(Row row) {
    List<Column> columns = table.digested();
    return columns.stream()
        .filter(column -> column.role() != Role.KEY)
        .map(column -> column.name() + "=" + text(column, row))
        .collect(Collectors.joining(" "));
  }

  private String text(Column column, Row row) {
    Object value = row.value(table.indexOf(column.name()));
    if (value == null) {
      return "-";
    }
    return column.type() == ColumnType.TIMESTAMP ? value.toString() : column.type().text(value);
  }
}

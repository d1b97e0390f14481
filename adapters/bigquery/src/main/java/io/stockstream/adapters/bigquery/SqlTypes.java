package io.stockstream.adapters.bigquery;

import io.stockstream.ports.warehouse.Column;
import io.stockstream.ports.warehouse.ColumnType;

/** What BigQuery calls our types, and how a statement turns a value into the text of a digest. */
final class SqlTypes {

  /** As many digits as a price may have; BigQuery refuses others before the point. */
  static final long PRECISION = 38;

  static final long SCALE = 18;

  private SqlTypes() {}

  /** Returns the name of the type, without digits. */
  static String name(ColumnType type) {
    return switch (type) {
      case TEXT -> "STRING";
      case DATE -> "DATE";
      case TIMESTAMP -> "TIMESTAMP";
      case DECIMAL -> "BIGNUMERIC";
      case INTEGER -> "INT64";
      case BOOLEAN -> "BOOL";
    };
  }

  /** Returns the type as a table declares it. */
  static String declared(ColumnType type) {
    return type == ColumnType.DECIMAL
        ? "BIGNUMERIC(%d, %d)".formatted(PRECISION, SCALE)
        : name(type);
  }

  /** Returns the expression of a column's text, see {@link ColumnType}. */
  static String text(Column column) {
    String name = "`" + column.name() + "`";
    return switch (column.type()) {
      case TEXT -> name;
      case TIMESTAMP -> "CAST(UNIX_MICROS(" + name + ") AS STRING)";
      case DECIMAL -> decimalText(name);
      case DATE, INTEGER, BOOLEAN -> "CAST(" + name + " AS STRING)";
    };
  }

  /** BigQuery itself writes no zeros at the end of a fraction; what stands in its place may. */
  private static String decimalText(String name) {
    return "RTRIM(RTRIM(REGEXP_REPLACE(CAST("
        + name
        + " AS STRING), r'^(-?[0-9]+)$', r'\\1.'), '0'), '.')";
  }

  /** Returns the expression by which a column is read, as text that {@link QueryRows} takes. */
  static String read(Column column) {
    String name = "`" + column.name() + "`";
    return column.type() == ColumnType.TIMESTAMP ? "UNIX_MICROS(" + name + ") AS " + name : name;
  }
}

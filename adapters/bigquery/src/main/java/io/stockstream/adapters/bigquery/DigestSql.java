package io.stockstream.adapters.bigquery;

import static java.util.stream.Collectors.joining;

import io.stockstream.ports.warehouse.Column;
import io.stockstream.ports.warehouse.RowsDigest;
import io.stockstream.ports.warehouse.WarehouseTable;

/**
 * The query by which BigQuery computes a digest from the values that it holds. It has no integers
 * of 128 bits, so it sums a hash in four parts of 32 bits, which fits for the first two billion
 * rows; {@link QueryRows} puts them together.
 */
final class DigestSql {

  static final int PARTS = 4;
  private static final int PART_DIGITS = 8;

  private DigestSql() {}

  /** Returns a query without its GROUP BY. */
  static String sql(WarehouseTable table, String from, String date, String where) {
    StringBuilder parts = new StringBuilder();
    for (int part = 0; part < PARTS; part++) {
      parts.append(
          ", SUM(CAST(CONCAT('0x', SUBSTR(`row_hash`, %d, %d)) AS INT64)) AS `hash_%d`"
              .formatted(part * PART_DIGITS + 1, PART_DIGITS, part));
    }
    String measure = table.measure().map(name -> "`" + name + "`").orElse("NULL");
    return """
        SELECT `digest_date`, COUNT(*) AS `row_count`, CAST(SUM(`measure`) AS STRING) AS `total`%s
        FROM (
          SELECT %s AS `digest_date`, CAST(%s AS BIGNUMERIC) AS `measure`,
            TO_HEX(SHA256(%s)) AS `row_hash`
          FROM %s %s)"""
        .formatted(parts, date, measure, rowText(table), from, where);
  }

  /** Returns the expression of a row's text, see {@link RowsDigest}. */
  static String rowText(WarehouseTable table) {
    return table.digested().stream()
        .map(DigestSql::orNull)
        .collect(joining(", '\\u001f', ", "CONCAT(", ")"));
  }

  private static String orNull(Column column) {
    String text = SqlTypes.text(column);
    return column.required() ? text : "IFNULL(" + text + ", '\\u0001')";
  }
}

package io.stockstream.adapters.bigquery;

import io.stockstream.domain.calendar.DateRange;
import io.stockstream.ports.warehouse.Column;
import io.stockstream.ports.warehouse.ColumnType;
import io.stockstream.ports.warehouse.WarehouseTable;
import java.time.LocalDate;

/**
 * The condition that a row is of some dates, in constants: BigQuery reads, and bills, the
 * partitions of these dates only.
 *
 * @param column with the alias of its table
 * @param isTimestamp whether it is, and no date
 */
record DateRanges(String column, boolean isTimestamp) {

  /**
   * @param alias of the table in the statement, with a point; or nothing
   */
  static DateRanges of(WarehouseTable table, String alias) {
    Column column = table.columns().get(table.indexOf(table.partitionedBy()));
    return new DateRanges(alias + "`" + column.name() + "`", column.type() == ColumnType.TIMESTAMP);
  }

  /** Returns the expression of a row's date. */
  String date() {
    return isTimestamp ? "DATE(" + column + ", 'UTC')" : column;
  }

  String within(DateRange range) {
    return "(%s >= %s AND %s < %s)"
        .formatted(column, start(range.first()), column, start(range.last().plusDays(1)));
  }

  private String start(LocalDate date) {
    return isTimestamp ? "TIMESTAMP '" + date + " 00:00:00+00'" : "DATE '" + date + "'";
  }
}

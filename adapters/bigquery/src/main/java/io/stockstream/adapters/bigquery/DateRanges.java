package io.stockstream.adapters.bigquery;

import io.stockstream.ports.warehouse.Column;
import io.stockstream.ports.warehouse.ColumnType;
import io.stockstream.ports.warehouse.WarehouseTable;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/**
 * The condition that a row is of some dates, in constants: BigQuery reads, and bills, the
 * partitions of these dates only.
 */
final class DateRanges {

  private final String column;
  private final boolean isTimestamp;

  private DateRanges(String column, boolean isTimestamp) {
    this.column = column;
    this.isTimestamp = isTimestamp;
  }

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

  String on(LocalDate date) {
    return between(date, date);
  }

  /** Neighbouring dates share a range. */
  String on(Collection<LocalDate> dates) {
    List<LocalDate> sorted = List.copyOf(new TreeSet<>(dates));
    StringBuilder ranges = new StringBuilder();
    int from = 0;
    for (int i = 1; i <= sorted.size(); i++) {
      if (i == sorted.size() || !sorted.get(i).equals(sorted.get(i - 1).plusDays(1))) {
        ranges.append(from == 0 ? "" : "\n   OR ");
        ranges.append(between(sorted.get(from), sorted.get(i - 1)));
        from = i;
      }
    }
    return "(" + ranges + ")";
  }

  private String between(LocalDate first, LocalDate last) {
    return "(%s >= %s AND %s < %s)"
        .formatted(column, start(first), column, start(last.plusDays(1)));
  }

  private String start(LocalDate date) {
    return isTimestamp ? "TIMESTAMP '" + date + " 00:00:00+00'" : "DATE '" + date + "'";
  }
}

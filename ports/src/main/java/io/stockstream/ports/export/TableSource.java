package io.stockstream.ports.export;

import io.stockstream.ports.warehouse.RowSource;
import io.stockstream.ports.warehouse.WarehouseTable;
import java.time.LocalDate;
import java.util.SortedSet;

/** What a table of the warehouse is filled from. Thread-safe. */
public interface TableSource {

  /** Returns which table. */
  WarehouseTable table();

  /**
   * Returns all rows of a date, as they are when they are read: each reading is one snapshot.
   *
   * @param date UTC
   */
  RowSource on(LocalDate date);

  /**
   * Returns all rows of some dates, of no others. Rows of different dates need not be of one
   * instant. Reads date by date, unless a source knows better.
   *
   * @param dates UTC, at least one
   */
  default RowSource on(SortedSet<LocalDate> dates) {
    return rows -> dates.forEach(date -> on(date).forEach(rows));
  }
}

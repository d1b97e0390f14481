package io.stockstream.ports.export;

import io.stockstream.ports.warehouse.RowSource;
import io.stockstream.ports.warehouse.WarehouseTable;
import java.time.LocalDate;

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
}

package io.stockstream.adapters.testkit;

/** What the parts of {@link WarehouseContract} work on. */
interface WarehouseParts {

  /** Returns the warehouse, open, with the tables of {@link TestingWarehouse} and no row. */
  TestingWarehouse warehouse();
}

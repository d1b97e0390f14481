package io.stockstream.adapters.testkit;

import java.util.Set;

/** What the parts of {@link WarehouseContract} work on. */
interface WarehouseParts {

  /** Returns the warehouse, open, with the tables of {@link TestingWarehouse} and no row. */
  TestingWarehouse warehouse();

  /** Says what it lacks. */
  default Set<WarehouseCapability> lacks() {
    return Set.of();
  }
}

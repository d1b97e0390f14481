package io.stockstream.adapters.testkit;

import io.stockstream.ports.warehouse.Warehouse;
import java.nio.file.Path;

class MemoryWarehouseTest extends WarehouseContract {

  @Override
  protected Warehouse open(Path folder) {
    return MemoryWarehouse.open(folder);
  }
}

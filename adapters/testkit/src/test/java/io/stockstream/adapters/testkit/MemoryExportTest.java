package io.stockstream.adapters.testkit;

import io.stockstream.ports.warehouse.Warehouse;
import java.nio.file.Path;

class MemoryExportTest extends ExportContract {

  @Override
  protected Warehouse open(Path warehouseFolder) {
    return MemoryWarehouse.open(warehouseFolder);
  }
}

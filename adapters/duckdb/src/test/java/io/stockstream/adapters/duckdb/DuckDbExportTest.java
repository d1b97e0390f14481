package io.stockstream.adapters.duckdb;

import io.stockstream.adapters.testkit.ExportContract;
import io.stockstream.ports.warehouse.Warehouse;
import java.nio.file.Path;

class DuckDbExportTest extends ExportContract {

  @Override
  protected Warehouse open(Path warehouseFolder) {
    return DuckDbWarehouse.open(warehouseFolder.resolve("warehouse.duckdb"));
  }
}

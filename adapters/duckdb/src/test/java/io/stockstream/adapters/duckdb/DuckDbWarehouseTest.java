package io.stockstream.adapters.duckdb;

import io.stockstream.adapters.testkit.WarehouseContract;
import io.stockstream.ports.warehouse.Warehouse;
import java.nio.file.Path;

class DuckDbWarehouseTest extends WarehouseContract {

  @Override
  protected Warehouse open(Path folder) {
    return DuckDbWarehouse.open(folder.resolve("warehouse.duckdb"));
  }
}

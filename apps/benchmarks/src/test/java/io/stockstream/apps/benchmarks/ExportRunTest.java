package io.stockstream.apps.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.adapters.duckdb.DuckDbStore;
import io.stockstream.adapters.duckdb.DuckDbWarehouse;
import io.stockstream.ports.store.Store;
import io.stockstream.ports.warehouse.Warehouse;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportRunTest {

  @Test
  void whatIsTimedIsAWholeExportAndThenNothing(@TempDir Path home) {
    new ExportRun(home).fill(1_500);

    try (Store store = DuckDbStore.open(home.resolve("store.duckdb"));
        Warehouse warehouse = DuckDbWarehouse.open(home.resolve("warehouse.duckdb"))) {
      assertThat(ExportRun.export(store, warehouse)).isEqualTo(1_500);
      assertThat(ExportRun.export(store, warehouse)).isZero();
      ExportRun.reconcile(store, warehouse);
    }
  }
}

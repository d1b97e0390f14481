package io.stockstream.adapters.duckdb;

import io.stockstream.adapters.testkit.BatchContract;
import io.stockstream.ports.store.Store;
import java.nio.file.Path;

class DuckDbBatchTest extends BatchContract {

  @Override
  protected Store open(Path folder) {
    return DuckDbStore.open(folder.resolve("stockstream.duckdb"));
  }
}

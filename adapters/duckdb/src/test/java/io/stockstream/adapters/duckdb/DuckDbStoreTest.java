package io.stockstream.adapters.duckdb;

import io.stockstream.adapters.testkit.StoreContract;
import io.stockstream.ports.store.Store;
import java.nio.file.Path;

class DuckDbStoreTest extends StoreContract {

  @Override
  protected Store open(Path folder) {
    return DuckDbStore.open(folder.resolve("stockstream.duckdb"));
  }
}

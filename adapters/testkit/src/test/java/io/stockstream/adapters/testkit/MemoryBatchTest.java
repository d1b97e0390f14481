package io.stockstream.adapters.testkit;

import io.stockstream.ports.store.Store;
import java.nio.file.Path;

class MemoryBatchTest extends BatchContract {

  @Override
  protected Store open(Path folder) {
    return MemoryStore.open(folder);
  }
}

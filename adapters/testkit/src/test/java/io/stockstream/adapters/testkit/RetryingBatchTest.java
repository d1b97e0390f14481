package io.stockstream.adapters.testkit;

import io.stockstream.ports.store.Store;
import java.nio.file.Path;

/** Whatever fails for a while, a batch comes to the same, its classes included. */
class RetryingBatchTest extends BatchContract {

  @Override
  protected Store open(Path folder) {
    return FlakyStore.retried(MemoryStore.open(folder));
  }
}

package io.stockstream.adapters.testkit;

import io.stockstream.ports.store.Store;
import java.nio.file.Path;

/** A store that fails for a while, in every call, is like any other to who tries again. */
class RetryingStoreTest extends StoreContract {

  @Override
  protected Store open(Path folder) {
    return FlakyStore.retried(MemoryStore.open(folder));
  }
}

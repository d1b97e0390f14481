package io.stockstream.adapters.clickhouse;

import io.stockstream.ports.store.Store;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;

/** The newest release is a store like the long-term one. */
@Tag("slow")
class NewestStoreTest extends ClickHouseStoreTest {

  @Override
  protected Store open(Path folder) {
    return ClickHouseStore.open(TestingDatabase.inNewest(folder).address());
  }
}

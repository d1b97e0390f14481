package io.stockstream.adapters.clickhouse;

import io.stockstream.ports.store.Store;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;

/** Batches into the newest release. */
@Tag("slow")
class NewestBatchTest extends ClickHouseBatchTest {

  @Override
  protected Store open(Path folder) {
    return ClickHouseStore.open(TestingDatabase.inNewest(folder).address());
  }
}

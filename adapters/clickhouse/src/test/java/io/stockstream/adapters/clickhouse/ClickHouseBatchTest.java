package io.stockstream.adapters.clickhouse;

import io.stockstream.adapters.testkit.BatchContract;
import io.stockstream.ports.store.Store;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;

class ClickHouseBatchTest extends BatchContract {

  @AfterEach
  void giveDatabasesBack() {
    TestingDatabase.giveBackAll();
  }

  @Override
  protected Store open(Path folder) {
    return ClickHouseStore.open(TestingDatabase.of(folder).address());
  }
}

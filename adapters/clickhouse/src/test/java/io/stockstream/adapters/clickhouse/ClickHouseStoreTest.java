package io.stockstream.adapters.clickhouse;

import io.stockstream.adapters.testkit.Capability;
import io.stockstream.adapters.testkit.StoreContract;
import io.stockstream.ports.store.Store;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;

class ClickHouseStoreTest extends StoreContract {

  @AfterEach
  void giveDatabasesBack() {
    TestingDatabase.giveBackAll();
  }

  @Override
  protected Store open(Path folder) {
    return ClickHouseStore.open(TestingDatabase.of(folder).address());
  }

  @Override
  protected Set<Capability> lacks() {
    return Set.of(
        Capability.ATOMIC_TASK_WRITE,
        Capability.KEEPS_FIRST_OF_IDENTITY,
        Capability.CLOSES_OPEN_SESSIONS);
  }
}

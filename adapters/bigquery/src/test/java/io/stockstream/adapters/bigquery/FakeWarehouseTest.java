package io.stockstream.adapters.bigquery;

import io.stockstream.adapters.testkit.WarehouseContract;
import io.stockstream.ports.warehouse.Warehouse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;

/** The contract, on the fake: our side of the conversation. */
class FakeWarehouseTest extends WarehouseContract {

  private static final Consumer<Duration> WAITS_FOR_NOTHING = pause -> {};

  private final FakeBigQuery fake = new FakeBigQuery();

  @AfterEach
  void stopFake() {
    fake.close();
  }

  @Override
  protected Warehouse open(Path folder) {
    return BigQueryWarehouse.open(
        FakeProject.settings(folder, fake.address()), new Pauses(WAITS_FOR_NOTHING), true);
  }
}

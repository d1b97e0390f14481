package io.stockstream.adapters.bigquery;

import io.stockstream.adapters.testkit.WarehouseContract;
import io.stockstream.ports.warehouse.Warehouse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;

/** The contract, on the fake: our side of the conversation. */
class FakeWarehouseTest extends WarehouseContract {

  private final FakeBigQuery fake = new FakeBigQuery();

  @AfterEach
  void stopFake() {
    fake.close();
  }

  @Override
  protected Warehouse open(Path folder) {
    return FakeProject.open(FakeProject.settings(folder, fake.address()));
  }
}

package io.stockstream.adapters.bigquery;

import io.stockstream.adapters.testkit.ExportContract;
import io.stockstream.ports.warehouse.Warehouse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;

/** The use cases, on the fake: whatever ends an export in the middle, and whoever exports too. */
class FakeExportTest extends ExportContract {

  private static final Consumer<Duration> WAITS_FOR_NOTHING = pause -> {};

  private final FakeBigQuery fake = new FakeBigQuery();

  @AfterEach
  void stopFake() {
    fake.close();
  }

  @Override
  protected Warehouse open(Path warehouseFolder) {
    return BigQueryWarehouse.open(
        FakeProject.settings(warehouseFolder, fake.address()), new Pauses(WAITS_FOR_NOTHING), true);
  }
}

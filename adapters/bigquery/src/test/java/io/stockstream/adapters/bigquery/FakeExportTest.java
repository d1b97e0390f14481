package io.stockstream.adapters.bigquery;

import io.stockstream.adapters.testkit.ExportContract;
import io.stockstream.ports.warehouse.Warehouse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;

/** The use cases, on the fake: whatever ends an export in the middle, and whoever exports too. */
@Tag("slow")
class FakeExportTest extends ExportContract {

  private final FakeBigQuery fake = new FakeBigQuery();

  @AfterEach
  void stopFake() {
    fake.close();
  }

  @Override
  protected Warehouse open(Path warehouseFolder) {
    return FakeProject.open(FakeProject.settings(warehouseFolder, fake.address()));
  }
}

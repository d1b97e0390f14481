package io.stockstream.adapters.bigquery;

import com.google.cloud.NoCredentials;
import com.google.cloud.bigquery.BigQuery;
import com.google.cloud.bigquery.BigQueryOptions;
import io.stockstream.adapters.bigquery.emulator.BigQueryEmulator;
import io.stockstream.adapters.bigquery.emulator.TestingBigQuery;
import io.stockstream.adapters.testkit.WarehouseCapability;
import io.stockstream.adapters.testkit.WarehouseContract;
import io.stockstream.ports.warehouse.Warehouse;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;

/** The contract, on a program that runs our statements; a dataset of its own for each test. */
@Tag("slow")
class EmulatorWarehouseTest extends WarehouseContract {

  private final Set<String> made = ConcurrentHashMap.newKeySet();

  @Override
  protected Warehouse open(Path folder) {
    BigQueryDataset dataset =
        new BigQueryDataset(
            BigQueryEmulator.PROJECT,
            FakeProject.datasetOf(folder),
            BigQueryDataset.DEFAULT_LOCATION);
    made.add(dataset.name());
    made.add(dataset.staging().name());
    return BigQueryWarehouse.open(
        BigQuerySettings.of(dataset)
            .withFolder(folder)
            .withEmulator(TestingBigQuery.shared().address()));
  }

  /** It adds up in 38 digits. */
  @Override
  public Set<WarehouseCapability> lacks() {
    return Set.of(WarehouseCapability.SUMS_BEYOND_A_VALUE);
  }

  /** The more there is, the slower it is. */
  @AfterEach
  void removeDatasets() {
    BigQuery client =
        BigQueryOptions.newBuilder()
            .setProjectId(BigQueryEmulator.PROJECT)
            .setHost(TestingBigQuery.shared().address())
            .setCredentials(NoCredentials.getInstance())
            .build()
            .getService();
    made.forEach(name -> client.delete(name, BigQuery.DatasetDeleteOption.deleteContents()));
  }
}

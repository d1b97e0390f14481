package io.stockstream.adapters.bigquery;

import com.google.cloud.bigquery.BigQuery;
import com.google.cloud.bigquery.BigQueryOptions;
import io.stockstream.adapters.testkit.WarehouseContract;
import io.stockstream.ports.warehouse.Warehouse;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/**
 * The contract, on BigQuery itself: in datasets of its own, which it removes, of the project that
 * the environment names, with Application Default Credentials. It costs some cents.
 */
@EnabledIfEnvironmentVariable(named = ProjectWarehouseTest.PROJECT_VARIABLE, matches = ".+")
class ProjectWarehouseTest extends WarehouseContract {

  static final String PROJECT_VARIABLE = "STOCKSTREAM_BIGQUERY_PROJECT";
  private static final String LOCATION_VARIABLE = "STOCKSTREAM_BIGQUERY_LOCATION";

  private final Set<String> made = ConcurrentHashMap.newKeySet();

  private static String project() {
    return System.getenv(PROJECT_VARIABLE);
  }

  @Override
  protected Warehouse open(Path folder) {
    String location =
        Optional.ofNullable(System.getenv(LOCATION_VARIABLE))
            .orElse(BigQueryDataset.DEFAULT_LOCATION);
    BigQueryDataset dataset =
        new BigQueryDataset(project(), "stockstream_" + FakeProject.datasetOf(folder), location);
    made.add(dataset.name());
    made.add(dataset.staging().name());
    return BigQueryWarehouse.open(BigQuerySettings.of(dataset).withFolder(folder));
  }

  @AfterEach
  void removeDatasets() {
    BigQuery client = BigQueryOptions.newBuilder().setProjectId(project()).build().getService();
    made.forEach(name -> client.delete(name, BigQuery.DatasetDeleteOption.deleteContents()));
  }
}

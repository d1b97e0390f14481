package io.stockstream.apps.export;

import io.stockstream.apps.runtime.CommonOptions;
import io.stockstream.apps.wiring.StoreLocation;
import java.util.HashMap;
import java.util.Map;
import picocli.CommandLine.Option;

/** The store and the warehouse of a command. */
final class SidesOption {

  @Option(
      names = "--store",
      paramLabel = "STORE",
      description = "The store; default duckdb:.stockstream/store.duckdb.")
  private String store;

  @Option(
      names = "--warehouse",
      paramLabel = "WAREHOUSE",
      description =
          "The warehouse, such as duckdb:warehouse.duckdb or bigquery://a-project/market?location=EU; default duckdb:.stockstream/warehouse.duckdb.")
  private String warehouse;

  ExportSettings load(CommonOptions options) {
    Map<String, Object> flags = new HashMap<>();
    flags.put(StoreLocation.STORE.name(), store);
    flags.put(WarehouseLocation.WAREHOUSE.name(), warehouse);
    return options.load(ExportSettings.KEYS, ExportSettings::from, flags).config();
  }
}

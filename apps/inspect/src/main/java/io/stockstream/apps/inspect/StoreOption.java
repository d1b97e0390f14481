package io.stockstream.apps.inspect;

import io.stockstream.apps.runtime.CommonOptions;
import io.stockstream.apps.wiring.StoreLocation;
import java.util.HashMap;
import java.util.Map;
import picocli.CommandLine.Option;

/** The store that a command looks at. */
final class StoreOption {

  @Option(
      names = "--store",
      paramLabel = "STORE",
      description = "The store; default duckdb:.stockstream/store.duckdb.")
  private String store;

  StoreLocation load(CommonOptions options) {
    Map<String, Object> flags = new HashMap<>();
    flags.put(StoreLocation.STORE.name(), store);
    return options.load(StoreLocation.KEYS, StoreLocation::from, flags).config();
  }

  String text() {
    return store;
  }
}

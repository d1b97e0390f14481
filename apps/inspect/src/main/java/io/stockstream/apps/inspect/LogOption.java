package io.stockstream.apps.inspect;

import io.stockstream.apps.runtime.CommonOptions;
import io.stockstream.apps.runtime.config.Loaded;
import io.stockstream.apps.wiring.DuckDbLocation;
import io.stockstream.apps.wiring.Home;
import io.stockstream.apps.wiring.KafkaSettings;
import io.stockstream.apps.wiring.LogLocation;
import io.stockstream.apps.wiring.StoreLocation;
import io.stockstream.ports.store.Store;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The log that a store was made from. */
final class LogOption {

  @Option(
      names = "--home",
      description = "Folder of demo and replay, whose log is read unless KAFKA_BROKER is set.")
  private Path home;

  boolean isGiven() {
    return home != null;
  }

  LogLocation open(CommonOptions options, StoreLocation location, Store store) {
    Loaded<KafkaSettings> loaded = options.load(KafkaSettings.KEYS, KafkaSettings::from);
    boolean onBroker = home == null && loaded.settings().isGiven(KafkaSettings.BOOTSTRAP_SERVERS);
    return onBroker
        ? LogLocation.onBroker(loaded.config())
        : LogLocation.inHome(new Home(home == null ? beside(location) : home), store);
  }

  /** A store that was not placed elsewhere lies in its home. */
  private static Path beside(StoreLocation location) {
    if (location instanceof DuckDbLocation duckdb) {
      Path folder = duckdb.file().toAbsolutePath().getParent();
      return folder.resolve("kafka").toFile().isDirectory() ? folder : Home.DEFAULT;
    }
    return Home.DEFAULT;
  }
}

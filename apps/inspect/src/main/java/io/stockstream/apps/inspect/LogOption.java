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
import java.util.function.Supplier;
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
    return open(options, () -> LogLocation.inHome(home(location), store));
  }

  /** Opens the store for no longer than it takes to learn which log is its own, if it has to. */
  LogLocation open(CommonOptions options, StoreLocation location) {
    return open(
        options,
        () -> {
          try (Store store = location.openExisting()) {
            return LogLocation.inHome(home(location), store);
          }
        });
  }

  private LogLocation open(CommonOptions options, Supplier<LogLocation> inHome) {
    Loaded<KafkaSettings> loaded = options.load(KafkaSettings.KEYS, KafkaSettings::from);
    boolean onBroker = home == null && loaded.settings().isGiven(KafkaSettings.BOOTSTRAP_SERVERS);
    return onBroker ? LogLocation.onBroker(loaded.config()) : inHome.get();
  }

  private Home home(StoreLocation location) {
    return new Home(home == null ? beside(location) : home);
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

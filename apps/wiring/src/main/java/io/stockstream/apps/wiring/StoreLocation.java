package io.stockstream.apps.wiring;

import io.stockstream.adapters.duckdb.DuckDbRowSorter;
import io.stockstream.apps.runtime.config.ConfigKey;
import io.stockstream.apps.runtime.config.ConfigProblem;
import io.stockstream.apps.runtime.config.ConfigType;
import io.stockstream.apps.runtime.config.Secret;
import io.stockstream.apps.runtime.config.Settings;
import io.stockstream.ports.failure.PortException;
import io.stockstream.ports.store.Store;
import io.stockstream.ports.verify.RowSorters;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import io.vavr.control.Validation;
import java.time.Duration;

/**
 * Where a store is, as a person writes it: {@code duckdb:PATH} or {@code
 * clickhouse://HOST:PORT/DATABASE}, {@code clickhouse+https://…} where the server wants TLS.
 */
public sealed interface StoreLocation permits DuckDbLocation, ClickHouseLocation {

  ConfigKey<StoreLocation> STORE =
      ConfigKey.of(
              "store.location",
              "the store",
              new ConfigType<>(
                  "a store such as duckdb:bars.duckdb or clickhouse://127.0.0.1:8123/market",
                  StoreLocation::parse,
                  false))
          .withDefault("duckdb:.stockstream/store.duckdb");

  ConfigKey<String> USER =
      ConfigKey.of("store.user", "who asks a store that has users", ConfigType.text())
          .withDefault("default")
          .withEnv("CLICKHOUSE_USER");

  ConfigKey<Secret> PASSWORD =
      ConfigKey.of(
              "store.password",
              "that user's password; by environment or file, not on a command line",
              ConfigType.ofSecret())
          .withEnv("CLICKHOUSE_PASSWORD");

  ConfigKey<Duration> PATIENCE =
      ConfigKey.of(
              "store.patience",
              "how long a server may give no sign of life before it is taken for dead",
              ConfigType.duration())
          .withDefault("2m");

  Seq<ConfigKey<?>> KEYS = List.of(STORE, USER, PASSWORD, PATIENCE);

  static Validation<Seq<ConfigProblem>, StoreLocation> from(Settings settings) {
    return Validation.combine(
            settings.get(STORE),
            settings.get(USER),
            settings.find(PASSWORD),
            settings.get(PATIENCE))
        .ap((store, user, password, patience) -> store.as(user, password).patiently(patience));
  }

  static Option<StoreLocation> parse(String text) {
    return DuckDbLocation.parse(text).orElse(() -> ClickHouseLocation.parse(text));
  }

  /** Returns the location with who asks, where that matters. */
  StoreLocation as(String user, Option<Secret> password);

  /** Returns the location with how long it is waited for, where it may be away. */
  StoreLocation patiently(Duration patience);

  /**
   * Opens it; makes it when it is a file that is not there.
   *
   * @throws PortException when it cannot be opened
   */
  Store open();

  /**
   * Opens a store to look at, and does not make it.
   *
   * @throws PortException MISCONFIGURED when it is not there, or as {@link #open} does
   */
  Store openExisting();

  /**
   * Makes the store, or brings it to our version; tells what was done.
   *
   * @throws PortException when that cannot be done
   */
  String migrate();

  /**
   * Makes the roles of a store that was migrated, and users of them; may be repeated. A user that
   * is there keeps what else it has, and gets this password; tells what was made.
   *
   * @throws PortException MISCONFIGURED when the store has no users, or who asks may not make any
   */
  String grant(Seq<StoreUser> users);

  /** Returns where rows are sorted to verify it: here, whatever the store is. */
  default RowSorters sorters() {
    return DuckDbRowSorter::open;
  }
}

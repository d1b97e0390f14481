package io.stockstream.apps.wiring;

import io.stockstream.adapters.duckdb.DuckDbRowSorter;
import io.stockstream.adapters.duckdb.DuckDbStore;
import io.stockstream.apps.runtime.config.ConfigKey;
import io.stockstream.apps.runtime.config.ConfigProblem;
import io.stockstream.apps.runtime.config.ConfigType;
import io.stockstream.apps.runtime.config.Settings;
import io.stockstream.ports.failure.FailureKind;
import io.stockstream.ports.failure.PortException;
import io.stockstream.ports.store.Store;
import io.stockstream.ports.verify.RowSorters;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import io.vavr.control.Validation;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * Where a store is, as a person writes it: {@code duckdb:PATH}.
 *
 * @param file of the DuckDB store
 */
public record StoreLocation(Path file) {

  private static final String DUCKDB = "duckdb:";

  private static final ConfigType<StoreLocation> TYPE =
      new ConfigType<>("a store such as duckdb:bars.duckdb", StoreLocation::parse, false);

  public static final ConfigKey<StoreLocation> STORE =
      ConfigKey.of("store.location", "the store", TYPE)
          .withDefault("duckdb:.stockstream/store.duckdb");

  public static final Seq<ConfigKey<?>> KEYS = List.of(STORE);

  public static Validation<Seq<ConfigProblem>, StoreLocation> from(Settings settings) {
    return settings.get(STORE).mapError(List::of);
  }

  static Option<StoreLocation> parse(String text) {
    try {
      return text.startsWith(DUCKDB) && text.length() > DUCKDB.length()
          ? Option.some(new StoreLocation(Path.of(text.substring(DUCKDB.length()))))
          : Option.none();
    } catch (InvalidPathException e) {
      return Option.none();
    }
  }

  /**
   * Opens it, and makes it when it is not there.
   *
   * @throws io.stockstream.ports.failure.PortException when it cannot be opened
   */
  public Store open() {
    return DuckDbStore.open(file);
  }

  /**
   * Opens a store to look at, and does not make it.
   *
   * @throws PortException MISCONFIGURED when it is not there, or as {@link #open} does
   */
  public Store openExisting() {
    if (!Files.exists(file)) {
      throw new PortException(
          FailureKind.MISCONFIGURED,
          "store "
              + this
              + ": expected a store, was nothing; name one with --store, or make one with replay");
    }
    return open();
  }

  /** Returns where rows are sorted to verify it. */
  public RowSorters sorters() {
    return DuckDbRowSorter::open;
  }

  /** Returns the location as it is written. */
  @Override
  public String toString() {
    return DUCKDB + file;
  }
}

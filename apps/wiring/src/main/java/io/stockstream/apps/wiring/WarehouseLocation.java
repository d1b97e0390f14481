package io.stockstream.apps.wiring;

import io.stockstream.apps.runtime.config.ConfigKey;
import io.stockstream.apps.runtime.config.ConfigProblem;
import io.stockstream.apps.runtime.config.ConfigType;
import io.stockstream.apps.runtime.config.Settings;
import io.stockstream.ports.failure.PortException;
import io.stockstream.ports.warehouse.Warehouse;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import io.vavr.control.Validation;

/** Where a warehouse is, as a person writes it: {@code duckdb:PATH}. */
public sealed interface WarehouseLocation permits DuckDbWarehouseLocation {

  ConfigKey<WarehouseLocation> WAREHOUSE =
      ConfigKey.of(
              "warehouse.location",
              "the warehouse",
              new ConfigType<>(
                  "a warehouse such as duckdb:warehouse.duckdb", WarehouseLocation::parse, false))
          .withDefault("duckdb:.stockstream/warehouse.duckdb");

  Seq<ConfigKey<?>> KEYS = List.of(WAREHOUSE);

  static Validation<Seq<ConfigProblem>, WarehouseLocation> from(Settings settings) {
    return settings.get(WAREHOUSE).mapError(List::of);
  }

  static Option<WarehouseLocation> parse(String text) {
    return DuckDbWarehouseLocation.parse(text);
  }

  /**
   * Opens it; makes it when it is a file that is not there.
   *
   * @throws PortException when it cannot be opened
   */
  Warehouse open();

  /**
   * Opens a warehouse to look at, and does not make it.
   *
   * @throws PortException MISCONFIGURED when it is not there, or as {@link #open} does
   */
  Warehouse openExisting();
}

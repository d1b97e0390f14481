package io.stockstream.apps.export;

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

/**
 * Where a warehouse is, as a person writes it: {@code duckdb:PATH} or {@code
 * bigquery://PROJECT/DATASET?location=EU}.
 */
sealed interface WarehouseLocation permits DuckDbWarehouseLocation, BigQueryWarehouseLocation {

  ConfigKey<WarehouseLocation> WAREHOUSE =
      ConfigKey.of(
              "warehouse.location",
              "the warehouse",
              new ConfigType<>(
                  "a warehouse such as duckdb:warehouse.duckdb or bigquery://a-project/market?location=EU",
                  WarehouseLocation::parse,
                  false))
          .withDefault("duckdb:.stockstream/warehouse.duckdb");

  Seq<ConfigKey<?>> KEYS = List.<ConfigKey<?>>of(WAREHOUSE).appendAll(BigQueryAccess.KEYS);

  static Validation<Seq<ConfigProblem>, WarehouseLocation> from(Settings settings) {
    return ConfigProblem.flatten(
        Validation.combine(
                settings.get(WAREHOUSE).mapError(List::of), BigQueryAccess.from(settings))
            .ap(WarehouseLocation::by));
  }

  static Option<WarehouseLocation> parse(String text) {
    return DuckDbWarehouseLocation.parse(text).orElse(() -> BigQueryWarehouseLocation.parse(text));
  }

  /** Returns the location with how it is spoken with, where it is a server. */
  WarehouseLocation by(BigQueryAccess access);

  /**
   * Opens it; makes it when it is a file that is not there.
   *
   * @throws PortException when it cannot be opened
   */
  Warehouse open();

  /**
   * Opens a warehouse to look at, and does not make it.
   *
   * @throws PortException MISCONFIGURED when it is a file that is not there, or as {@link #open}
   *     does
   */
  Warehouse openExisting();
}

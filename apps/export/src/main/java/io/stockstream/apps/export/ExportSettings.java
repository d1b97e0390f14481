package io.stockstream.apps.export;

import io.stockstream.apps.runtime.config.ConfigKey;
import io.stockstream.apps.runtime.config.ConfigProblem;
import io.stockstream.apps.runtime.config.Settings;
import io.stockstream.apps.wiring.StoreLocation;
import io.vavr.collection.Seq;
import io.vavr.control.Validation;

/**
 * What is exported, and where to.
 *
 * @param store where it is
 * @param warehouse where it is
 */
record ExportSettings(StoreLocation store, WarehouseLocation warehouse) {

  static final Seq<ConfigKey<?>> KEYS = StoreLocation.KEYS.appendAll(WarehouseLocation.KEYS);

  static Validation<Seq<ConfigProblem>, ExportSettings> from(Settings settings) {
    return ConfigProblem.flatten(
        Validation.combine(StoreLocation.from(settings), WarehouseLocation.from(settings))
            .ap(ExportSettings::new));
  }
}

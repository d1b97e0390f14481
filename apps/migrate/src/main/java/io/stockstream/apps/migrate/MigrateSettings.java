package io.stockstream.apps.migrate;

import io.stockstream.apps.runtime.config.ConfigKey;
import io.stockstream.apps.runtime.config.ConfigProblem;
import io.stockstream.apps.runtime.config.Settings;
import io.stockstream.apps.wiring.StoreLocation;
import io.stockstream.apps.wiring.StoreUser;
import io.vavr.collection.Seq;
import io.vavr.control.Validation;

/**
 * A store, and who is to be known there.
 *
 * @param store where it is, with who makes it
 * @param users made where roles are asked for
 */
record MigrateSettings(StoreLocation store, Seq<StoreUser> users) {

  static final Seq<ConfigKey<?>> KEYS = StoreLocation.KEYS.appendAll(StoreUser.KEYS);

  static Validation<Seq<ConfigProblem>, MigrateSettings> from(Settings settings) {
    return ConfigProblem.flatten(
        Validation.combine(StoreLocation.from(settings), StoreUser.all(settings))
            .ap(MigrateSettings::new));
  }
}

package io.stockstream.apps.broker;

import io.stockstream.apps.runtime.config.ConfigKey;
import io.stockstream.apps.runtime.config.ConfigProblem;
import io.stockstream.apps.runtime.config.ConfigType;
import io.stockstream.apps.runtime.config.Settings;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Validation;
import java.nio.file.Path;

/**
 * The broker.
 *
 * @param directory where it keeps its log
 * @param port on 127.0.0.1
 */
record BrokerSettings(Path directory, int port) {

  static final ConfigKey<Path> DIRECTORY =
      ConfigKey.of("broker.directory", "folder of the broker's log", ConfigType.path())
          .withDefault(".stockstream/kafka");

  static final ConfigKey<Integer> PORT =
      ConfigKey.of("broker.port", "port on 127.0.0.1", ConfigType.integer(1, 65_535))
          .withDefault("9092");

  static final Seq<ConfigKey<?>> KEYS = List.of(DIRECTORY, PORT);

  static Validation<Seq<ConfigProblem>, BrokerSettings> from(Settings settings) {
    return Validation.combine(settings.get(DIRECTORY), settings.get(PORT)).ap(BrokerSettings::new);
  }
}

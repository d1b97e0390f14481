package io.stockstream.apps.runtime.config;

import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import io.vavr.control.Validation;
import java.time.Duration;

/** What a config record of an app looks like. */
public record SampleConfig(
    String brokers, String topic, Duration timeout, int retries, Option<Secret> password) {

  static final ConfigKey<String> BROKERS =
      ConfigKey.of("kafka.bootstrap-servers", "where the brokers listen", ConfigType.text())
          .withDefault("localhost:9092")
          .withEnv("KAFKA_BROKER");
  static final ConfigKey<String> TOPIC =
      ConfigKey.of("kafka.topic", "topic of the statements", ConfigType.text())
          .withEnv("KAFKA_TOPIC");
  static final ConfigKey<Duration> TIMEOUT =
      ConfigKey.of("store.timeout", "how long a write may take", ConfigType.duration())
          .withDefault("30s");
  static final ConfigKey<Integer> RETRIES =
      ConfigKey.of("store.retries", "how often a write is repeated", ConfigType.integer(0, 10))
          .withDefault("3");
  static final ConfigKey<Secret> PASSWORD =
      ConfigKey.of("store.password", "password of the store", ConfigType.ofSecret());

  public static final Seq<ConfigKey<?>> KEYS = List.of(BROKERS, TOPIC, TIMEOUT, RETRIES, PASSWORD);

  public static Validation<Seq<ConfigProblem>, SampleConfig> from(Settings settings) {
    return Validation.combine(
            settings.get(BROKERS),
            settings.get(TOPIC),
            settings.get(TIMEOUT),
            settings.get(RETRIES),
            settings.find(PASSWORD))
        .ap(SampleConfig::new);
  }
}

package io.stockstream.apps.wiring;

import io.stockstream.adapters.kafka.KafkaConnection;
import io.stockstream.apps.runtime.config.ConfigKey;
import io.stockstream.apps.runtime.config.ConfigProblem;
import io.stockstream.apps.runtime.config.ConfigType;
import io.stockstream.apps.runtime.config.Settings;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Validation;
import java.time.Duration;

/**
 * Where the log is.
 *
 * @param bootstrapServers addresses of brokers
 * @param topic the log
 * @param partitions of a topic that is made
 * @param timeout how long a broker may take to answer
 */
public record KafkaSettings(
    String bootstrapServers, String topic, int partitions, Duration timeout) {

  public static final ConfigKey<String> BOOTSTRAP_SERVERS =
      ConfigKey.of(
              "kafka.bootstrap-servers", "addresses of brokers, as host:port", ConfigType.text())
          .withDefault("127.0.0.1:9092")
          .withEnv("KAFKA_BROKER");

  public static final ConfigKey<String> TOPIC =
      ConfigKey.of("kafka.topic", "topic that holds the statements", ConfigType.text())
          .withDefault("bars")
          .withEnv("KAFKA_TOPIC");

  public static final ConfigKey<Integer> PARTITIONS =
      ConfigKey.of(
              "kafka.partitions",
              "partitions of a topic that is made",
              ConfigType.integer(1, 10_000))
          .withDefault("4");

  public static final ConfigKey<Duration> TIMEOUT =
      ConfigKey.of("kafka.timeout", "how long a broker may take to answer", ConfigType.duration())
          .withDefault("10s");

  public static final Seq<ConfigKey<?>> KEYS =
      List.of(BOOTSTRAP_SERVERS, TOPIC, PARTITIONS, TIMEOUT);

  public static Validation<Seq<ConfigProblem>, KafkaSettings> from(Settings settings) {
    return Validation.combine(
            settings.get(BOOTSTRAP_SERVERS),
            settings.get(TOPIC),
            settings.get(PARTITIONS),
            settings.get(TIMEOUT))
        .ap(KafkaSettings::new);
  }

  public KafkaConnection connection() {
    return new KafkaConnection(bootstrapServers, timeout);
  }
}

package io.stockstream.apps.wiring;

import io.stockstream.adapters.kafka.ClientSecurity;
import io.stockstream.adapters.kafka.KafkaConnection;
import io.stockstream.apps.runtime.config.ConfigKey;
import io.stockstream.apps.runtime.config.ConfigProblem;
import io.stockstream.apps.runtime.config.ConfigType;
import io.stockstream.apps.runtime.config.ForeignFile;
import io.stockstream.apps.runtime.config.Settings;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Validation;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Where the log is.
 *
 * @param bootstrapServers addresses of brokers
 * @param topic the log
 * @param partitions of a topic that is made
 * @param timeout how long a broker may take to answer
 * @param security who we are, and whom we trust
 */
public record KafkaSettings(
    String bootstrapServers,
    String topic,
    int partitions,
    Duration timeout,
    ClientSecurity security) {

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

  /** A file and not settings, so that a secret has one place, with rights of its own. */
  public static final ConfigKey<Path> CLIENT_CONFIG =
      ConfigKey.of(
              "kafka.client-config",
              "file of Kafka's own client properties: security.protocol, sasl.*, ssl.*",
              ConfigType.path())
          .withEnv("KAFKA_CLIENT_CONFIG");

  public static final Seq<ConfigKey<?>> KEYS =
      List.of(BOOTSTRAP_SERVERS, TOPIC, PARTITIONS, TIMEOUT, CLIENT_CONFIG);

  public static Validation<Seq<ConfigProblem>, KafkaSettings> from(Settings settings) {
    return ConfigProblem.flatten(
        Validation.combine(
                settings.get(BOOTSTRAP_SERVERS).mapError(List::of),
                settings.get(TOPIC).mapError(List::of),
                settings.get(PARTITIONS).mapError(List::of),
                settings.get(TIMEOUT).mapError(List::of),
                security(settings))
            .ap(KafkaSettings::new));
  }

  private static Validation<Seq<ConfigProblem>, ClientSecurity> security(Settings settings) {
    return settings
        .find(CLIENT_CONFIG)
        .<Seq<ConfigProblem>>mapError(List::of)
        .flatMap(file -> ForeignFile.read(CLIENT_CONFIG, file, ClientSecurity.names()))
        .flatMap(
            properties ->
                ClientSecurity.of(properties.toJavaMap())
                    .mapError(
                        problems -> problems.map(p -> new ConfigProblem(CLIENT_CONFIG.name(), p))));
  }

  public KafkaConnection connection() {
    return new KafkaConnection(bootstrapServers, timeout, security);
  }
}

package io.stockstream.apps.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stockstream.adapters.kafka.ClientSecurity;
import io.stockstream.apps.runtime.config.ConfigLoader;
import io.stockstream.apps.runtime.config.ConfigProblem;
import io.stockstream.apps.runtime.config.ConfigSources;
import io.stockstream.apps.runtime.config.Loaded;
import io.stockstream.apps.wiring.DuckDbLocation;
import io.stockstream.apps.wiring.KafkaSettings;
import io.stockstream.ports.failure.PortException;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import io.vavr.control.Validation;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StreamSettingsTest {

  @Test
  void defaultsAreThoseOfOneMachine() {
    assertThat(load(Map.of()).get().config())
        .isEqualTo(
            new StreamSettings(
                new KafkaSettings(
                    "127.0.0.1:9092", "bars", 4, Duration.ofSeconds(10), ClientSecurity.NONE),
                new DuckDbLocation(Path.of(".stockstream/store.duckdb")),
                ".stockstream/checkpoint",
                200_000,
                2,
                false,
                Duration.ofMinutes(10),
                Option.none()));
  }

  @Test
  void everyKeyIsMapped() {
    assertThat(
            load(Map.of(
                    "kafka.bootstrap-servers", "broker:1",
                    "kafka.topic", "other",
                    "kafka.partitions", "7",
                    "kafka.timeout", "3s",
                    "store.location", "duckdb:other.duckdb",
                    "stream.checkpoint", "elsewhere",
                    "stream.max-records-per-batch", "5",
                    "stream.tasks", "8",
                    "stream.rewind", "true",
                    "stream.retry-for", "7s"))
                .get()
                .config())
        .isEqualTo(
            new StreamSettings(
                new KafkaSettings(
                    "broker:1", "other", 7, Duration.ofSeconds(3), ClientSecurity.NONE),
                new DuckDbLocation(Path.of("other.duckdb")),
                "elsewhere",
                5,
                8,
                true,
                Duration.ofSeconds(7),
                Option.none()));
  }

  @Test
  void aHealthFileIsWrittenWhereOneIsNamed() {
    StreamSettings settings = load(Map.of("stream.health-file", "health")).get().config();

    assertThat(settings.healthFile()).containsExactly(Path.of("health"));
  }

  @Test
  void aWrongKeyAndAWrongStoreAreToldTogether() {
    assertThat(
            load(Map.of("stream.task", "2", "store.location", "sqlite:x"))
                .getError()
                .map(ConfigProblem::toString))
        .anyMatch(problem -> problem.contains("stream.tasks"))
        .anyMatch(problem -> problem.contains("expected a store such as duckdb:bars.duckdb"));
  }

  @Test
  void aClusterWritesAStoreThatHasMoreThanOneProcess() {
    assertThatThrownBy(() -> load(Map.of()).get().config().requireForCluster())
        .isInstanceOf(PortException.class)
        .hasMessageContaining("store duckdb:.stockstream/store.duckdb: expected a store that many")
        .hasMessageContaining("--store clickhouse://HOST:8123/DATABASE");

    load(Map.of("store.location", "clickhouse://127.0.0.1:8123/market"))
        .get()
        .config()
        .requireForCluster();
  }

  static Validation<Seq<ConfigProblem>, Loaded<StreamSettings>> load(Map<String, String> flags) {
    return ConfigLoader.of(StreamSettings.KEYS)
        .load(ConfigSources.ofFlags(flags), StreamSettings::from);
  }
}

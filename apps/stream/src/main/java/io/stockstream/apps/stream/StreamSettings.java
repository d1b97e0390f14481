package io.stockstream.apps.stream;

import io.stockstream.adapters.spark.BarStreamConfig;
import io.stockstream.apps.runtime.config.ConfigKey;
import io.stockstream.apps.runtime.config.ConfigProblem;
import io.stockstream.apps.runtime.config.ConfigType;
import io.stockstream.apps.runtime.config.Settings;
import io.stockstream.apps.wiring.DuckDbLocation;
import io.stockstream.apps.wiring.KafkaSettings;
import io.stockstream.apps.wiring.StoreLocation;
import io.stockstream.ports.failure.FailureKind;
import io.stockstream.ports.failure.PortException;
import io.stockstream.ports.retry.BackOff;
import io.stockstream.ports.retry.Retry;
import io.stockstream.ports.retry.RetryingStore;
import io.stockstream.ports.retry.Waiting;
import io.stockstream.ports.store.Store;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import io.vavr.control.Validation;
import java.nio.file.Path;
import java.time.Duration;

/**
 * A stream.
 *
 * @param kafka where the log is
 * @param store where bars go
 * @param checkpoint where Spark keeps its place; a path or a URI that Hadoop knows
 * @param maxRecordsPerBatch bounds a batch
 * @param tasks parts of a batch, and cores when Spark runs in this process
 * @param rewind whether a store that is behind its checkpoint takes the stream back
 * @param retryFor how long what fails for a while is tried again before the stream ends
 * @param healthFile that says whether the stream gets on; see {@link HealthFile}
 */
record StreamSettings(
    KafkaSettings kafka,
    StoreLocation store,
    String checkpoint,
    int maxRecordsPerBatch,
    int tasks,
    boolean rewind,
    Duration retryFor,
    Option<Path> healthFile) {

  static final ConfigKey<String> CHECKPOINT =
      ConfigKey.of("stream.checkpoint", "folder of Spark's checkpoint", ConfigType.text())
          .withDefault(".stockstream/checkpoint");

  static final ConfigKey<Integer> MAX_RECORDS =
      ConfigKey.of(
              "stream.max-records-per-batch",
              "most records of one batch",
              ConfigType.integer(1, 10_000_000))
          .withDefault("200000");

  static final ConfigKey<Integer> TASKS =
      ConfigKey.of("stream.tasks", "parts that a batch is decided in", ConfigType.integer(1, 4_096))
          .withDefault("2");

  static final ConfigKey<Boolean> REWIND =
      ConfigKey.of(
              "stream.rewind",
              "go back to what the store knows when it is behind its checkpoint",
              ConfigType.bool())
          .withDefault("false");

  static final ConfigKey<Duration> RETRY_FOR =
      ConfigKey.of(
              "stream.retry-for",
              "how long a store that fails for a while is tried again before the stream ends",
              ConfigType.duration())
          .withDefault("10m");

  static final ConfigKey<Path> HEALTH_FILE =
      ConfigKey.of(
          "stream.health-file",
          "file that is written every ten seconds while the stream gets on",
          ConfigType.path());

  static final Seq<ConfigKey<?>> KEYS =
      List.<ConfigKey<?>>of(CHECKPOINT, MAX_RECORDS, TASKS, REWIND, RETRY_FOR, HEALTH_FILE)
          .appendAll(KafkaSettings.KEYS)
          .appendAll(StoreLocation.KEYS);

  static Validation<Seq<ConfigProblem>, StreamSettings> from(Settings settings) {
    return ConfigProblem.flatten(
        Validation.combine(
                KafkaSettings.from(settings),
                StoreLocation.from(settings),
                settings.get(CHECKPOINT).mapError(List::of),
                settings.get(MAX_RECORDS).mapError(List::of),
                settings.get(TASKS).mapError(List::of),
                settings.get(REWIND).mapError(List::of),
                settings.get(RETRY_FOR).mapError(List::of),
                settings.find(HEALTH_FILE).mapError(List::of))
            .ap(StreamSettings::new));
  }

  /**
   * Checks that tasks may run in other processes than this one.
   *
   * @throws PortException MISCONFIGURED when the store is one process's
   */
  void requireForCluster() {
    if (store instanceof DuckDbLocation) {
      throw new PortException(
          FailureKind.MISCONFIGURED,
          "store %s: expected a store that many processes may write, was a file of one process; name one such as --store clickhouse://HOST:8123/DATABASE, or start the stream without spark-submit"
              .formatted(store));
    }
  }

  /**
   * Opens the store. What fails then is told at once; what fails later, on the driver or in a task,
   * is tried again.
   */
  Store open() {
    Retry retry = new Retry(BackOff.upTo(retryFor), Waiting.Real.TIME, new RetryLog());
    return new RetryingStore(store.open(), retry);
  }

  BarStreamConfig barStream() {
    return new BarStreamConfig(
        kafka.bootstrapServers(),
        kafka.topic(),
        checkpoint,
        maxRecordsPerBatch,
        tasks,
        rewind,
        kafka.security().properties());
  }
}

package io.stockstream.apps.stream;

import com.google.inject.Injector;
import io.stockstream.adapters.kafka.KafkaTopics;
import io.stockstream.adapters.spark.BarStream;
import io.stockstream.adapters.spark.LocalSpark;
import io.stockstream.adapters.spark.SubmittedSpark;
import io.stockstream.apps.runtime.CommonOptions;
import io.stockstream.apps.runtime.ExitCode;
import io.stockstream.apps.runtime.Injectors;
import io.stockstream.apps.runtime.Shutdown;
import io.stockstream.apps.runtime.config.Loaded;
import io.stockstream.apps.wiring.BatchLog;
import io.stockstream.apps.wiring.CoreModule;
import io.stockstream.apps.wiring.KafkaModule;
import io.stockstream.apps.wiring.KafkaSettings;
import io.stockstream.apps.wiring.ReferenceOption;
import io.stockstream.apps.wiring.StoreLocation;
import io.stockstream.domain.rollup.Reference;
import io.stockstream.ports.store.Store;
import io.stockstream.ports.usecase.StoreBatchPart;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Streams from Kafka into the store until it is stopped: in this process, or where {@code
 * spark-submit} says.
 */
@Command(
    name = "stream",
    description =
        "Streams statements from Kafka through Spark into the store, until it is stopped.")
public final class StreamCommand implements Callable<ExitCode> {

  private static final Logger LOG = LoggerFactory.getLogger(StreamCommand.class);
  private static final Duration HEALTH_CHECK = Duration.ofMillis(200);

  @Mixin private CommonOptions options;

  @Mixin private ReferenceOption reference;

  @Option(
      names = "--store",
      description = "Where bars go; default duckdb:.stockstream/store.duckdb.")
  private String store;

  @Option(names = "--checkpoint", description = "Where Spark keeps its place.")
  private String checkpoint;

  @Option(
      names = "--rewind",
      description = "Go back to what the store knows, when it is behind its checkpoint.")
  private Boolean rewind;

  @Override
  public ExitCode call() throws InterruptedException, IOException {
    Map<String, Object> flags = new HashMap<>();
    flags.put(StoreLocation.STORE.name(), store);
    flags.put(StreamSettings.CHECKPOINT.name(), checkpoint);
    flags.put(StreamSettings.REWIND.name(), rewind);
    Loaded<StreamSettings> loaded = options.load(StreamSettings.KEYS, StreamSettings::from, flags);
    LOG.info("configuration\n{}", loaded.settings().table());
    Reference known = reference.load(options);
    if (SubmittedSpark.isHere()) {
      loaded.config().requireForCluster();
    }
    try (Shutdown shutdown = Shutdown.via(LocalSpark::beforeShutdown)) {
      run(loaded.config(), known, shutdown);
    }
    return ExitCode.OK;
  }

  private static void run(StreamSettings settings, Reference known, Shutdown shutdown)
      throws InterruptedException, IOException {
    try (Store store = settings.open()) {
      Injector injector =
          Injectors.production(
              new CoreModule(known),
              new KafkaModule(settings.kafka()),
              new StreamModule(settings, store));
      KafkaSettings kafka = settings.kafka();
      injector.getInstance(KafkaTopics.class).ensure(kafka.topic(), kafka.partitions());
      try (SparkSession spark = injector.getInstance(SparkSession.class);
          BarStream stream =
              BarStream.start(
                  spark,
                  settings.barStream(),
                  store,
                  injector.getInstance(StoreBatchPart.class),
                  new BatchLog()::committed)) {
        LOG.info("stream started store={} id={}", settings.store(), store.id());
        LagLog lag = new LagLog(stream::lag, settings.healthFile().map(HealthFile::new));
        while (stream.isRunning() && !shutdown.await(HEALTH_CHECK)) {
          lag.tick();
        }
        if (!stream.isRunning()) {
          stream.await();
        }
      }
    }
  }
}

package io.stockstream.apps.embedded;

import io.stockstream.adapters.kafka.KafkaConnection;
import io.stockstream.adapters.kafka.KafkaRecordPublisher;
import io.stockstream.adapters.kafka.KafkaRecordReader;
import io.stockstream.adapters.kafka.KafkaTopics;
import io.stockstream.adapters.kafka.embedded.EmbeddedBroker;
import io.stockstream.adapters.spark.BarStream;
import io.stockstream.adapters.spark.BarStreamConfig;
import io.stockstream.adapters.spark.BatchObserver;
import io.stockstream.adapters.spark.LocalSpark;
import io.stockstream.apps.wiring.Home;
import io.stockstream.apps.wiring.StoreLocation;
import io.stockstream.domain.gap.Gap;
import io.stockstream.domain.rollup.Reference;
import io.stockstream.ports.log.MessageDecoder;
import io.stockstream.ports.log.RecordPublisher;
import io.stockstream.ports.store.GapSelection;
import io.stockstream.ports.store.Store;
import io.stockstream.ports.usecase.FindGaps;
import io.stockstream.ports.usecase.ReadGaps;
import io.stockstream.ports.usecase.StoreBatchPart;
import io.stockstream.ports.verify.GapVerification;
import io.stockstream.ports.verify.Verification;
import io.stockstream.ports.verify.VerifyGaps;
import io.stockstream.ports.verify.VerifyStore;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import org.apache.spark.sql.SparkSession;

/**
 * Broker, Spark and store in this JVM. Opened and closed by one thread; whatever was opened is
 * closed in the reverse order.
 */
final class EmbeddedChain implements AutoCloseable {

  private static final int CORES = 2;
  private static final int PARTITIONS = 4;
  private static final long MAX_RECORDS_PER_BATCH = 100_000;

  private final StoreLocation location;
  private final MessageDecoder decoder;
  private final Reference reference;
  private final Deque<AutoCloseable> opened = new ArrayDeque<>();
  private final Store store;
  private final KafkaConnection connection;
  private final String topic;
  private final String checkpoint;

  private EmbeddedChain(
      Home home, StoreLocation location, MessageDecoder decoder, Reference reference) {
    this.location = location;
    this.decoder = decoder;
    this.reference = reference;
    try {
      this.store = closing(location.open());
      EmbeddedBroker broker = closing(home.startBroker());
      this.connection = KafkaConnection.to(broker.bootstrapServers());
      this.topic = Home.topicOf(store);
      this.checkpoint = home.checkpointOf(store).toUri().toString();
      new KafkaTopics(connection).ensure(topic, PARTITIONS);
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  /**
   * Opens the store and starts the broker.
   *
   * @throws io.stockstream.ports.failure.PortException when either cannot be had
   */
  static EmbeddedChain open(
      Home home, StoreLocation location, MessageDecoder decoder, Reference reference) {
    return new EmbeddedChain(home, location, decoder, reference);
  }

  private <T extends AutoCloseable> T closing(T resource) {
    opened.push(resource);
    return resource;
  }

  Store store() {
    return store;
  }

  StoreLocation location() {
    return location;
  }

  RecordPublisher publisher() {
    return closing(KafkaRecordPublisher.open(connection, topic));
  }

  /** Starts a stream that goes on. */
  BarStream stream(BatchObserver observer) {
    return closing(BarStream.start(spark(), config(), store, part(), observer));
  }

  /** Starts a stream that ends once it has stored what was published. */
  BarStream streamAvailable(BatchObserver observer) {
    return closing(BarStream.startAvailable(spark(), config(), store, part(), observer));
  }

  private SparkSession spark() {
    return closing(LocalSpark.start(CORES));
  }

  private StoreBatchPart part() {
    return new StoreBatchPart(decoder, reference, store.sessions());
  }

  private BarStreamConfig config() {
    return new BarStreamConfig(
        connection.bootstrapServers(), topic, checkpoint, MAX_RECORDS_PER_BATCH, CORES, false);
  }

  /** Computes the store again from the log, and tells of every difference. */
  Verification verify(Consumer<String> differences) {
    return new VerifyStore(
            new KafkaRecordReader(connection, topic), decoder, reference, store, location.sorters())
        .run(differences);
  }

  /** Looks for gaps, and returns them, those that are filled too. */
  List<Gap> gaps() {
    new FindGaps(store, reference).run();
    return new ReadGaps(store, reference).gaps(GapSelection.ALL);
  }

  /** Computes gaps again from the log, and tells of every difference. */
  GapVerification verify(List<Gap> gaps, Consumer<String> differences) {
    return new VerifyGaps(new KafkaRecordReader(connection, topic), decoder, reference)
        .run(gaps, differences);
  }

  @Override
  public void close() {
    RuntimeException failed = null;
    while (!opened.isEmpty()) {
      try {
        opened.pop().close();
      } catch (Exception e) {
        failed = failed == null ? new IllegalStateException("closing failed", e) : failed;
      }
    }
    if (failed != null) {
      throw failed;
    }
  }
}

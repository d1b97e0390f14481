package io.stockstream.apps.benchmarks;

import io.stockstream.adapters.duckdb.DuckDbStore;
import io.stockstream.adapters.kafka.KafkaConnection;
import io.stockstream.adapters.kafka.KafkaRecordPublisher;
import io.stockstream.adapters.kafka.KafkaTopics;
import io.stockstream.adapters.kafka.embedded.EmbeddedBroker;
import io.stockstream.adapters.kafka.embedded.EmbeddedBrokerConfig;
import io.stockstream.adapters.spark.BarStreamConfig;
import io.stockstream.adapters.wire.JsonMessageDecoder;
import io.stockstream.domain.rollup.InstrumentRules;
import io.stockstream.domain.rollup.Reference;
import io.stockstream.ports.log.OutgoingRecord;
import io.stockstream.ports.store.Store;
import io.stockstream.ports.usecase.StoreBatchPart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.function.Function;

/**
 * A broker with its log, and a store that is new: what the runs have in common. The log stays for
 * the next run, the store is one run's own.
 */
final class Chain implements AutoCloseable {

  static final String TOPIC = "bars";
  static final int PARTITIONS = 4;
  static final int CORES = 2;

  private static final Reference REFERENCE = instrument -> InstrumentRules.DEFAULT;

  private final Path own;
  private final EmbeddedBroker broker;
  private final Store store;

  private Chain(Path own, EmbeddedBroker broker, Store store) {
    this.own = own;
    this.broker = broker;
    this.store = store;
  }

  /** Opens one with a store of DuckDB's. */
  static Chain open(Path home) throws IOException {
    return open(home, own -> DuckDbStore.open(own.resolve("store.duckdb")));
  }

  /**
   * @param newStore makes the store; is given a folder that is the run's own
   */
  static Chain open(Path home, Function<Path, Store> newStore) throws IOException {
    Path own = Files.createTempDirectory(Files.createDirectories(home), "run-");
    EmbeddedBroker broker =
        EmbeddedBroker.start(new EmbeddedBrokerConfig(home.resolve("broker"), 0));
    Chain chain = new Chain(own, broker, newStore.apply(own));
    new KafkaTopics(chain.connection()).ensure(TOPIC, PARTITIONS);
    return chain;
  }

  KafkaConnection connection() {
    return KafkaConnection.to(broker.bootstrapServers());
  }

  Store store() {
    return store;
  }

  StoreBatchPart part() {
    return new StoreBatchPart(new JsonMessageDecoder(), REFERENCE, store.sessions());
  }

  BarStreamConfig config(long maxRecordsPerBatch) {
    return new BarStreamConfig(
        broker.bootstrapServers(),
        TOPIC,
        own.resolve("checkpoint").toUri().toString(),
        maxRecordsPerBatch,
        CORES,
        false);
  }

  void publish(Iterator<OutgoingRecord> records) {
    try (KafkaRecordPublisher publisher = KafkaRecordPublisher.open(connection(), TOPIC)) {
      publisher.publish(records);
    }
  }

  @Override
  public void close() {
    try (broker;
        store) {
      // Both, the store first.
    }
  }
}

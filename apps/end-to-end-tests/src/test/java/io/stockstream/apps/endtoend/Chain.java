package io.stockstream.apps.endtoend;

import io.stockstream.adapters.duckdb.DuckDbRowSorter;
import io.stockstream.adapters.duckdb.DuckDbStore;
import io.stockstream.adapters.feeds.oracle.ExpectedBar;
import io.stockstream.adapters.feeds.oracle.Oracle;
import io.stockstream.adapters.feeds.simulated.SimulatedMarket;
import io.stockstream.adapters.kafka.KafkaConnection;
import io.stockstream.adapters.kafka.KafkaRecordPublisher;
import io.stockstream.adapters.kafka.KafkaRecordReader;
import io.stockstream.adapters.kafka.KafkaTopics;
import io.stockstream.adapters.kafka.embedded.EmbeddedBroker;
import io.stockstream.adapters.kafka.embedded.EmbeddedBrokerConfig;
import io.stockstream.adapters.wire.JsonMessageDecoder;
import io.stockstream.domain.bar.Origin;
import io.stockstream.domain.bar.ViolationCode;
import io.stockstream.domain.merge.Account;
import io.stockstream.domain.statement.Stamp;
import io.stockstream.domain.statement.StoredBar;
import io.stockstream.ports.log.OutgoingRecord;
import io.stockstream.ports.log.RecordPublisher;
import io.stockstream.ports.store.BarSelection;
import io.stockstream.ports.store.LedgerEntry;
import io.stockstream.ports.store.Store;
import io.stockstream.ports.verify.Verification;
import io.stockstream.ports.verify.VerifyStore;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** A broker in this process with one topic, and a store that other processes write. */
final class Chain implements AutoCloseable {

  private static final int PARTITIONS = 3;
  private static final String TOPIC = "bars";

  private final Path folder;
  private final EmbeddedBroker broker;
  private final KafkaConnection connection;

  private Chain(Path folder, EmbeddedBroker broker) {
    this.folder = folder;
    this.broker = broker;
    this.connection = KafkaConnection.to(broker.bootstrapServers());
  }

  static Chain start(Path folder) {
    EmbeddedBroker broker =
        EmbeddedBroker.start(new EmbeddedBrokerConfig(folder.resolve("kafka"), 0));
    Chain chain = new Chain(folder, broker);
    new KafkaTopics(chain.connection).ensure(TOPIC, PARTITIONS);
    return chain;
  }

  String brokers() {
    return broker.bootstrapServers();
  }

  String topic() {
    return TOPIC;
  }

  Path storeFile() {
    return folder.resolve("store.duckdb");
  }

  String checkpoint() {
    return folder.resolve("checkpoint").toUri().toString();
  }

  long publish(Iterator<OutgoingRecord> records) {
    try (RecordPublisher publisher = KafkaRecordPublisher.open(connection, TOPIC)) {
      return publisher.publish(records);
    }
  }

  Account account() {
    try (Store store = DuckDbStore.open(storeFile())) {
      return store.ledger().entries().stream()
          .map(LedgerEntry::account)
          .reduce(Account.EMPTY, Account::plus);
    }
  }

  /** Counts what is in quarantine by its first reason. */
  Map<ViolationCode, Long> quarantined() {
    Map<ViolationCode, Long> counts = new EnumMap<>(ViolationCode.class);
    try (Store store = DuckDbStore.open(storeFile())) {
      store
          .quarantine()
          .forEach(record -> counts.merge(record.violations().get(0).code(), 1L, Long::sum));
    }
    return counts;
  }

  /** Returns key and value of what is in quarantine, byte for byte. */
  List<List<String>> quarantinedBytes() {
    List<List<String>> records = new ArrayList<>();
    try (Store store = DuckDbStore.open(storeFile())) {
      store
          .quarantine()
          .forEach(
              record ->
                  records.add(
                      List.of(BadInputTest.text(record.key()), BadInputTest.text(record.value()))));
    }
    return records;
  }

  /** Computes the store again from the log. */
  Verification verify(List<String> differences) {
    try (Store store = DuckDbStore.open(storeFile())) {
      return new VerifyStore(
              new KafkaRecordReader(connection, TOPIC),
              new JsonMessageDecoder(),
              SimulatedMarket.reference(),
              store.bars(),
              DuckDbRowSorter::open)
          .run(differences::add);
    }
  }

  /**
   * Compares what stands with what the oracle says must stand; returns a line for each difference.
   */
  List<String> differencesFrom(Oracle oracle) {
    Map<Object, String> stored = new HashMap<>();
    try (Store store = DuckDbStore.open(storeFile())) {
      store.bars().read(BarSelection.ALL, bar -> addFeedBar(bar, stored));
    }
    List<String> differences = new ArrayList<>();
    for (ExpectedBar expected : oracle.expectedBars()) {
      String was = stored.remove(expected.key());
      String must = text(expected);
      if (!must.equals(was)) {
        differences.add(expected.key() + ": expected " + must + ", was " + was);
      }
    }
    stored.forEach((key, was) -> differences.add(key + ": expected nothing, was " + was));
    return differences;
  }

  private static void addFeedBar(StoredBar bar, Map<Object, String> stored) {
    if (bar.key().origin() == Origin.FEED) {
      Stamp stamp = (Stamp) bar.provenance();
      stored.put(
          bar.key(),
          bar.state()
              + " "
              + Integer.toHexString(bar.content().hash())
              + " "
              + stamp.rank()
              + " "
              + stamp.revision());
    }
  }

  private static String text(ExpectedBar bar) {
    return bar.state()
        + " "
        + Integer.toHexString(bar.content().hash())
        + " "
        + bar.rank()
        + " "
        + bar.revision();
  }

  @Override
  public void close() {
    broker.close();
  }
}

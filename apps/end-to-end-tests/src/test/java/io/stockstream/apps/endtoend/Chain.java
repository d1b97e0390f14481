package io.stockstream.apps.endtoend;

import io.stockstream.adapters.duckdb.DuckDbRowSorter;
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
import io.stockstream.domain.rollup.Reference;
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
import java.util.UUID;

/** A broker in this process with one topic, and a store that other processes write. */
final class Chain implements AutoCloseable {

  private static final int PARTITIONS = 3;
  private static final String TOPIC = "bars";

  private final Path checkpoint;
  private final TestedStore store;
  private final EmbeddedBroker broker;
  private final KafkaConnection connection;

  private Chain(Path checkpoint, TestedStore store, EmbeddedBroker broker) {
    this.checkpoint = checkpoint;
    this.store = store;
    this.broker = broker;
    this.connection = KafkaConnection.to(broker.bootstrapServers());
  }

  /** Starts one whose store is a file in the folder. */
  static Chain start(Path folder) {
    return start(folder, TestedStore.inFile(folder.resolve("store.duckdb")));
  }

  static Chain start(Path folder, TestedStore store) {
    EmbeddedBroker broker =
        EmbeddedBroker.start(new EmbeddedBrokerConfig(folder.resolve("kafka"), 0));
    Chain chain = new Chain(folder.resolve("checkpoint"), store, broker);
    new KafkaTopics(chain.connection).ensure(TOPIC, PARTITIONS);
    return chain;
  }

  /** Returns one with the same log and another store; it ends with this one. */
  Chain into(TestedStore other) {
    Path beside = checkpoint.resolveSibling("checkpoint-" + UUID.randomUUID());
    return new Chain(beside, other, broker);
  }

  String brokers() {
    return broker.bootstrapServers();
  }

  String topic() {
    return TOPIC;
  }

  TestedStore store() {
    return store;
  }

  String checkpoint() {
    return checkpoint.toUri().toString();
  }

  long publish(Iterator<OutgoingRecord> records) {
    try (RecordPublisher publisher = KafkaRecordPublisher.open(connection, TOPIC)) {
      return publisher.publish(records);
    }
  }

  Account account() {
    try (Store opened = store.open()) {
      return opened.ledger().entries().stream()
          .map(LedgerEntry::account)
          .reduce(Account.EMPTY, Account::plus);
    }
  }

  /** Counts what is in quarantine by its first reason. */
  Map<ViolationCode, Long> quarantined() {
    Map<ViolationCode, Long> counts = new EnumMap<>(ViolationCode.class);
    try (Store opened = store.open()) {
      opened
          .quarantine()
          .forEach(record -> counts.merge(record.violations().get(0).code(), 1L, Long::sum));
    }
    return counts;
  }

  /** Returns key and value of what is in quarantine, byte for byte. */
  List<List<String>> quarantinedBytes() {
    List<List<String>> records = new ArrayList<>();
    try (Store opened = store.open()) {
      opened
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
    return verify(differences, SimulatedMarket.reference());
  }

  /** Likewise, by other rules. */
  Verification verify(List<String> differences, Reference reference) {
    try (Store opened = store.open()) {
      return new VerifyStore(
              new KafkaRecordReader(connection, TOPIC),
              new JsonMessageDecoder(),
              reference,
              opened,
              DuckDbRowSorter::open)
          .run(differences::add);
    }
  }

  /**
   * Compares what stands with what the oracle says must stand; returns a line for each difference.
   */
  List<String> differencesFrom(Oracle oracle) {
    Map<Object, String> stored = new HashMap<>();
    try (Store opened = store.open()) {
      opened.bars().read(BarSelection.ALL, bar -> addFeedBar(bar, stored));
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

package io.stockstream.apps.benchmarks;

import io.stockstream.adapters.kafka.KafkaRecordPublisher;
import io.stockstream.adapters.kafka.KafkaRecordReader;
import io.stockstream.adapters.spark.BarStream;
import io.stockstream.adapters.spark.BatchObserver;
import io.stockstream.adapters.spark.LocalSpark;
import io.stockstream.adapters.wire.JsonMessageEncoder;
import io.stockstream.ports.log.LogRecord;
import io.stockstream.ports.log.OutgoingRecord;
import io.stockstream.ports.store.LedgerEntry;
import io.stockstream.ports.store.OffsetRange;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.apache.spark.sql.SparkSession;

/**
 * How long a bar takes from the log to the store under a steady load: from the time that the broker
 * stamped on its record when it appended it, to the moment when the ledger entry of its batch was
 * committed. From then on every reader sees it, and not before everything else of its batch is
 * there. Both times are the machine's wall clock; the broker's has milliseconds.
 *
 * <p>The commits are noted while it runs; the append times are read from the log afterwards.
 */
final class LatencyRun implements BatchObserver {

  private static final int INSTRUMENTS = 1_000;
  private static final int BARS_A_SECOND = 1_000;
  private static final int PUBLISHES_A_SECOND = 50;
  private static final Duration WARM_UP = Duration.ofSeconds(120);
  private static final Duration LOAD = Duration.ofSeconds(30);
  private static final long MAX_RECORDS_PER_BATCH = 200_000;

  /** When a partition's records were committed, by the first offset after them. */
  private final Map<Integer, NavigableMap<Long, Instant>> commits = new ConcurrentHashMap<>();

  private int batches;

  @Override
  public void committed(LedgerEntry entry, long changedBars, Duration took) {
    Instant now = Instant.now();
    batches++;
    for (OffsetRange range : entry.ranges()) {
      commits.computeIfAbsent(range.partition(), p -> new TreeMap<>()).put(range.until(), now);
    }
  }

  static void run(Path home) throws Exception {
    LatencyRun run = new LatencyRun();
    BatchPhases phases = new BatchPhases();
    try (SparkSession spark = LocalSpark.start(Chain.CORES);
        Chain chain = Chain.open(home)) {
      spark.streams().addListener(phases);
      BarStream stream =
          BarStream.start(
              spark, chain.config(MAX_RECORDS_PER_BATCH), chain.store(), chain.part(), run);
      try (stream) {
        run.load(chain);
        stream.catchUp();
      }
      run.tell(chain);
      System.out.println(phases);
    }
  }

  private Instant loadBegan = Instant.MAX;

  private void load(Chain chain) {
    Drafts drafts = new Drafts(INSTRUMENTS, Long.MAX_VALUE);
    long period = 1_000_000_000L / PUBLISHES_A_SECOND;
    long start = System.nanoTime();
    long publishes = WARM_UP.plus(LOAD).toSeconds() * PUBLISHES_A_SECOND;
    try (KafkaRecordPublisher publisher =
        KafkaRecordPublisher.open(chain.connection(), Chain.TOPIC)) {
      for (long i = 0; i < publishes; i++) {
        if (i == WARM_UP.toSeconds() * PUBLISHES_A_SECOND) {
          loadBegan = Instant.now();
        }
        publisher.publish(next(drafts, BARS_A_SECOND / PUBLISHES_A_SECOND).iterator());
        LockSupport.parkNanos(start + (i + 1) * period - System.nanoTime());
      }
    }
  }

  private static List<OutgoingRecord> next(Drafts drafts, int count) {
    List<OutgoingRecord> records = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      records.add(JsonMessageEncoder.toRecord(drafts.next()));
    }
    return records;
  }

  private void tell(Chain chain) {
    Figures latency = new Figures("latency", "ms");
    new KafkaRecordReader(chain.connection(), Chain.TOPIC)
        .read(
            logRecord -> {
              if (!logRecord.appendTime().isBefore(loadBegan)) {
                latency.add(latencyOf(logRecord).toNanos() / 1e6);
              }
            });
    System.out.println(Machine.describe() + ", " + batches + " batches, " + latency);
    System.out.printf(
        Locale.ROOT,
        "%s%.1f %.1f %.1f%n",
        Child.RESULT,
        latency.quantile(0.5),
        latency.quantile(0.99),
        latency.quantile(1));
  }

  private Duration latencyOf(LogRecord logRecord) {
    Instant committed =
        commits
            .get(logRecord.position().partition())
            .higherEntry(logRecord.position().offset())
            .getValue();
    return Duration.between(logRecord.appendTime(), committed);
  }
}

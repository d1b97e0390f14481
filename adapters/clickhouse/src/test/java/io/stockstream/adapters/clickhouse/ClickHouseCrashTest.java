package io.stockstream.adapters.clickhouse;

import static io.stockstream.adapters.testkit.TestingBars.bar;
import static io.stockstream.adapters.testkit.TestingBars.instrument;
import static io.stockstream.adapters.testkit.TestingBars.key;
import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.adapters.clickhouse.server.ClickHouseServer;
import io.stockstream.adapters.clickhouse.server.TestingClickHouse;
import io.stockstream.adapters.testkit.TestingOutcome;
import io.stockstream.adapters.testkit.TestingStore;
import io.stockstream.domain.bar.BarKey;
import io.stockstream.domain.bar.InstrumentId;
import io.stockstream.domain.merge.ReadPlan;
import io.stockstream.domain.statement.StoredBar;
import io.stockstream.ports.failure.FailureKind;
import io.stockstream.ports.failure.PortException;
import io.stockstream.ports.store.BatchSession;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is in the tables when the server was ended without warning, again and again. */
class ClickHouseCrashTest {

  private static final int KILLS = 4;
  private static final int BATCHES_BETWEEN = 5;
  private static final int INSTRUMENTS = 500;

  @TempDir Path folder;

  /** Half of them new, half of them the same rows again with a greater version. */
  private static List<StoredBar> batch(int number) {
    List<StoredBar> bars = new ArrayList<>();
    for (int i = 0; i < INSTRUMENTS; i++) {
      bars.add(bar(instrument("S" + i), number, "10"));
      bars.add(bar(instrument("S" + i), -1, "1" + number, number + 1));
    }
    return bars;
  }

  /** Writes a batch as a task does: what the store has already, it does not write again. */
  private static void write(TestingStore store, int number) {
    List<ReadPlan> plans = new ArrayList<>();
    for (int i = 0; i < INSTRUMENTS; i++) {
      InstrumentId name = instrument("S" + i);
      plans.add(ReadPlan.of(name, List.of(key(name, number), key(name, -1))));
    }
    try (BatchSession session = store.session()) {
      List<StoredBar> missing = new ArrayList<>(batch(number));
      session.read(plans, Map.of()).values().forEach(stored -> missing.removeAll(stored.bars()));
      session.write(TestingOutcome.ofBars(missing));
    }
  }

  @Test
  void whatWasAcknowledgedIsThereAndWhatWasCutOffIsCompleted() throws Exception {
    Random random = new Random(7);
    ExecutorService thread = Executors.newSingleThreadExecutor();
    try (ClickHouseServer server = TestingClickHouse.startIn(folder.resolve("server"))) {
      ClickHouseAddress address =
          new ClickHouseAddress(server.url(), "market", ClickHouseServer.ADMIN, server.password());
      Migrations.apply(address);
      try (TestingStore store = new TestingStore(f -> ClickHouseStore.open(address), folder)) {
        int next = 0;
        for (int kill = 0; kill < KILLS; kill++) {
          int first = next;
          CountDownLatch oneIsStored = new CountDownLatch(1);
          Future<Integer> cutOff = thread.submit(() -> writeUntilCutOff(store, first, oneIsStored));
          oneIsStored.await();
          busyFor(random.nextInt(40_000_000));
          server.kill();
          next = cutOff.get();
          server.start();
          for (int i = 0; i < BATCHES_BETWEEN; i++) {
            write(store, next++);
          }
        }

        assertThat(store.bars()).containsExactlyInAnyOrderElementsOf(after(next));
        assertThat(differing(new Server(address))).isZero();
      }
    } finally {
      thread.shutdownNow();
    }
  }

  /** Returns the batch that was not acknowledged. */
  private static int writeUntilCutOff(TestingStore store, int first, CountDownLatch oneIsStored) {
    int number = first;
    try {
      for (; ; number++) {
        write(store, number);
        oneIsStored.countDown();
      }
    } catch (PortException e) {
      assertThat(e.kind()).isEqualTo(FailureKind.RETRYABLE);
      assertThat(oneIsStored.getCount()).isZero();
      return number;
    } finally {
      oneIsStored.countDown();
    }
  }

  /** Long enough to be somewhere else in a write each time. */
  private static void busyFor(long nanos) {
    long end = System.nanoTime() + nanos;
    while (System.nanoTime() < end) {
      Thread.onSpinWait();
    }
  }

  private static List<StoredBar> after(int batches) {
    Map<BarKey, StoredBar> rows = new TreeMap<>();
    for (int number = 0; number < batches; number++) {
      batch(number).forEach(each -> rows.put(each.key(), each));
    }
    return List.copyOf(rows.values());
  }

  /** Counts what only one of the two tables has. */
  private static long differing(Server server) {
    String keys = "SELECT venue, symbol, timeframe, origin, open_time, version FROM %s FINAL";
    return server.number(
        "comparing",
        Query.of(
            "SELECT toInt64(count()) FROM (SELECT count() AS n FROM (%s UNION ALL %s) GROUP BY ALL HAVING n != 2)"
                .formatted(keys.formatted("bars"), keys.formatted("bars_by_symbol"))
                .replace(
                    "GROUP BY ALL",
                    "GROUP BY venue, symbol, timeframe, origin, open_time, version")));
  }
}

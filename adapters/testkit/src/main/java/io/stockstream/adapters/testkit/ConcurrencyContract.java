package io.stockstream.adapters.testkit;

import static io.stockstream.adapters.testkit.TestingBars.APPLE;
import static io.stockstream.adapters.testkit.TestingBars.TESLA;
import static io.stockstream.adapters.testkit.TestingBars.VENUE;
import static io.stockstream.adapters.testkit.TestingBars.bar;
import static io.stockstream.adapters.testkit.TestingBars.instrument;
import static io.stockstream.adapters.testkit.TestingBars.key;
import static io.stockstream.adapters.testkit.TestingBars.minute;
import static io.stockstream.adapters.testkit.TestingBars.rollUp;
import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.domain.bar.BarState;
import io.stockstream.domain.bar.InstrumentId;
import io.stockstream.domain.merge.ReadPlan;
import io.stockstream.domain.rollup.Clock;
import io.stockstream.domain.statement.StoredBar;
import io.stockstream.ports.store.BarSelection;
import io.stockstream.ports.store.BatchSession;
import io.stockstream.ports.store.TaskOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What tasks do at once. */
interface ConcurrencyContract extends ContractParts {

  int PATIENCE_SECONDS = 60;

  @Test
  default void twoSessionsAtOnceOnDisjointInstrumentsBothSucceed() throws Exception {
    CyclicBarrier bothHaveRead = new CyclicBarrier(2);
    Map<String, Clock> heartbeat = Map.of(VENUE, new Clock(minute(9)));

    both(
        () -> readThenWrite(APPLE, Map.of(), bothHaveRead),
        () -> readThenWrite(TESLA, heartbeat, bothHaveRead));

    assertThat(store().bars()).hasSize(4);
    assertThat(store().existing(APPLE).clock().time()).isEqualTo(minute(9));
    assertThat(store().existing(APPLE).openRollUps()).hasSize(1);
    assertThat(store().existing(TESLA).openRollUps()).hasSize(1);
  }

  private void readThenWrite(
      InstrumentId instrument, Map<String, Clock> heartbeats, CyclicBarrier bothHaveRead)
      throws Exception {
    try (BatchSession session = store().session()) {
      session.read(List.of(ReadPlan.of(instrument, Set.of(key(instrument, 0)))), heartbeats);
      bothHaveRead.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
      session.write(
          new TaskOutcome(
              List.of(),
              List.of(),
              List.of(),
              List.of(bar(instrument, 0, "10"), rollUp(instrument, 0, BarState.OPEN)),
              Map.of(instrument, new Clock(minute(0))),
              heartbeats));
    }
  }

  @Test
  default void tasksThatWriteManyBatchesAtOnceLoseNothing() throws Exception {
    int batches = 20;

    both(() -> writeBatches(APPLE, batches), () -> writeBatches(TESLA, batches));

    assertThat(store().bars()).hasSize(2 * batches);
  }

  private void writeBatches(InstrumentId instrument, int batches) {
    for (int i = 0; i < batches; i++) {
      try (BatchSession session = store().session()) {
        session.read(List.of(ReadPlan.of(instrument, Set.of(key(instrument, i)))), Map.of());
        session.write(
            new TaskOutcome(
                List.of(),
                List.of(),
                List.of(),
                List.of(bar(instrument, i, "10")),
                Map.of(instrument, new Clock(minute(i))),
                Map.of()));
      }
    }
  }

  /** An action that may fail. */
  interface Task {
    void run() throws Exception;
  }

  private static void both(Task one, Task other) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      Future<?> first = threads.submit(() -> runIn(one));
      Future<?> second = threads.submit(() -> runIn(other));
      first.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      second.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } finally {
      threads.shutdownNow();
    }
  }

  private static Void runIn(Task task) throws Exception {
    task.run();
    return null;
  }

  @Test
  default void aReaderSeesOneStateWhateverIsWrittenMeanwhile() {
    List<StoredBar> before = generation(5_000, "10", 1);
    List<StoredBar> after = generation(5_001, "11", 2);
    store().write(TestingOutcome.ofBars(before));

    List<StoredBar> seen = new ArrayList<>();
    store()
        .store()
        .bars()
        .read(
            BarSelection.ALL,
            bar -> {
              if (seen.isEmpty()) {
                store().write(TestingOutcome.ofBars(after));
              }
              seen.add(bar);
            });

    if (has(Capability.SNAPSHOT_READS)) {
      assertThat(seen)
          .hasSize(before.size())
          .allMatch(bar -> bar.content().equals(before.get(0).content()));
    } else {
      assertThat(seen.size()).isBetween(before.size(), after.size());
    }
    assertHolds(after);
  }

  private static List<StoredBar> generation(int instruments, String price, long revision) {
    List<StoredBar> bars = new ArrayList<>();
    for (int i = 0; i < instruments; i++) {
      bars.add(bar(instrument("S" + i), 0, price, revision));
    }
    return bars;
  }
}

package io.stockstream.adapters.clickhouse;

import static io.stockstream.adapters.testkit.TestingBars.START;
import static io.stockstream.adapters.testkit.TestingBars.VENUE;
import static io.stockstream.adapters.testkit.TestingBars.flat;
import static io.stockstream.adapters.testkit.TestingBars.instrument;
import static io.stockstream.adapters.testkit.TestingBars.minute;
import static io.stockstream.adapters.testkit.TestingBars.statement;
import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.adapters.testkit.TestingStore;
import io.stockstream.adapters.testkit.TestingStream;
import io.stockstream.domain.statement.Heartbeat;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Batches of which each makes a task write into every table there is. */
final class EventfulDay {

  private static final int INSTRUMENTS = 5;
  private static final int MINUTES_A_BATCH = 7;

  private final TestingStream stream = new TestingStream(START.plus(Duration.ofDays(30)));
  private final List<TestingStream.Batch> batches = new ArrayList<>();

  /** Returns the next batch. */
  TestingStream.Batch next() {
    int first = batches.size() * MINUTES_A_BATCH;
    for (int minute = first; minute < first + MINUTES_A_BATCH; minute++) {
      for (int i = 0; i < INSTRUMENTS; i++) {
        stream.say(statement(instrument("S" + i), minute, flat("1" + i), 1));
      }
    }
    stream.say(statement(instrument("S0"), first, flat("20"), 2));
    stream.say(statement(instrument("S0"), first, flat("21"), 2));
    stream.sayNonsense("S0@" + VENUE);
    stream.say(new Heartbeat(VENUE, minute(first + 2), "test"));
    batches.add(stream.cut(batches.size()));
    return batches.get(batches.size() - 1);
  }

  void store(TestingStream.Batch batch, TestingStore store) {
    stream.store(store, batch, 1);
  }

  /** Stores the whole day in a store to which nothing happens, and compares. */
  void assertHeldBy(TestingStore store, TestingStore undisturbed) {
    batches.forEach(batch -> store(batch, undisturbed));
    assertThat(store.bars()).isNotEmpty().isEqualTo(undisturbed.bars());
    assertThat(store.conflicts()).isNotEmpty().isEqualTo(undisturbed.conflicts());
    assertThat(store.quarantine())
        .isNotEmpty()
        .usingRecursiveComparison()
        .isEqualTo(undisturbed.quarantine());
    assertThat(store.clock(instrument("S0"))).isEqualTo(undisturbed.clock(instrument("S0")));
    assertThat(store.clock(instrument("NONE"))).isEqualTo(undisturbed.clock(instrument("NONE")));
    assertThat(store.store().ledger().entries()).isEqualTo(undisturbed.store().ledger().entries());
  }
}

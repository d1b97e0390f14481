package io.stockstream.adapters.testkit;

import io.stockstream.domain.bar.InstrumentId;
import io.stockstream.domain.merge.Existing;
import io.stockstream.domain.merge.ReadPlan;
import io.stockstream.domain.rollup.Clock;
import io.stockstream.domain.rollup.RulesEdition;
import io.stockstream.ports.failure.FailureKind;
import io.stockstream.ports.failure.PortException;
import io.stockstream.ports.retry.BackOff;
import io.stockstream.ports.retry.Retry;
import io.stockstream.ports.retry.RetryingStore;
import io.stockstream.ports.retry.Waiting;
import io.stockstream.ports.store.BatchId;
import io.stockstream.ports.store.BatchSession;
import io.stockstream.ports.store.Editions;
import io.stockstream.ports.store.Fence;
import io.stockstream.ports.store.Fencing;
import io.stockstream.ports.store.ForwardingStore;
import io.stockstream.ports.store.Ledger;
import io.stockstream.ports.store.LedgerEntry;
import io.stockstream.ports.store.OffsetRange;
import io.stockstream.ports.store.SessionFactory;
import io.stockstream.ports.store.Store;
import io.stockstream.ports.store.TaskOutcome;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Supplier;

/**
 * A store of which every call fails twice before it succeeds: once before anything is done, and
 * once when all of it is, as when the answer is lost.
 */
record FlakyStore(Store inner) implements ForwardingStore {

  private static final BackOff PATIENT =
      new BackOff(Duration.ofMillis(1), Duration.ofMillis(1), Duration.ofDays(1));

  /** How often a thread came by, by what it did. */
  private static final ThreadLocal<Map<String, Integer>> CALLS =
      ThreadLocal.withInitial(HashMap::new);

  /** Returns a store that tries again. */
  static Store retried(Store store) {
    return new RetryingStore(
        new FlakyStore(store), new Retry(PATIENT, NoTime.PASSES, attempt -> {}));
  }

  /** Time that does not pass. */
  private enum NoTime implements Waiting {
    PASSES;

    @Override
    public long nanoTime() {
      return 0;
    }

    @Override
    public void await(Duration time) {}
  }

  private static <T> T flaky(String what, Supplier<T> call) {
    int number = CALLS.get().merge(what, 1, Integer::sum);
    if (number % 3 == 1) {
      throw lost("before");
    }
    T done = call.get();
    if (number % 3 == 2) {
      throw lost("after");
    }
    return done;
  }

  private static void flaky(String what, Runnable call) {
    flaky(
        what,
        () -> {
          call.run();
          return true;
        });
  }

  private static PortException lost(String when) {
    return new PortException(FailureKind.RETRYABLE, "store: lost " + when + " it was done");
  }

  @Override
  public Fencing fencing() {
    return () -> flaky("fence", inner.fencing()::take);
  }

  @Override
  public Ledger ledger() {
    return new FlakyLedger(inner.ledger());
  }

  @Override
  public Editions editions() {
    return new FlakyEditions(inner.editions());
  }

  @Override
  public SessionFactory sessions() {
    SessionFactory sessions = inner.sessions();
    return fence -> flaky("open", () -> new FlakySession(sessions.open(fence)));
  }

  private record FlakySession(BatchSession inner) implements BatchSession {

    @Override
    public Map<InstrumentId, Existing> read(
        Collection<ReadPlan> plans, Map<String, Clock> venueClocks) {
      return flaky("read", () -> inner.read(plans, venueClocks));
    }

    @Override
    public void write(TaskOutcome outcome) {
      flaky("write", () -> inner.write(outcome));
    }

    @Override
    public void close() {
      inner.close();
    }
  }

  private record FlakyEditions(Editions inner) implements Editions {

    @Override
    public Map<InstrumentId, RulesEdition> kept() {
      return flaky("kept", inner::kept);
    }

    @Override
    public Map<InstrumentId, Integer> ofRollUps(Collection<InstrumentId> instruments) {
      return flaky("of roll-ups", () -> inner.ofRollUps(instruments));
    }

    @Override
    public void keep(Map<InstrumentId, RulesEdition> editions, Fence fence) {
      flaky("keep", () -> inner.keep(editions, fence));
    }
  }

  private record FlakyLedger(Ledger inner) implements Ledger {

    @Override
    public Optional<LedgerEntry> find(BatchId batch) {
      return flaky("find", () -> inner.find(batch));
    }

    @Override
    public void write(LedgerEntry entry, Fence fence) {
      flaky("commit", () -> inner.write(entry, fence));
    }

    @Override
    public List<LedgerEntry> entries() {
      return flaky("entries", inner::entries);
    }

    @Override
    public SortedMap<LocalDate, Long> changes(long since) {
      return flaky("changes", () -> inner.changes(since));
    }

    @Override
    public List<OffsetRange> known(String topic) {
      return flaky("known", () -> inner.known(topic));
    }
  }
}

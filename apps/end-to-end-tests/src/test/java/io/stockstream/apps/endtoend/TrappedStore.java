package io.stockstream.apps.endtoend;

import io.stockstream.domain.bar.InstrumentId;
import io.stockstream.domain.merge.Existing;
import io.stockstream.domain.merge.ReadPlan;
import io.stockstream.domain.rollup.Clock;
import io.stockstream.ports.store.BatchId;
import io.stockstream.ports.store.BatchSession;
import io.stockstream.ports.store.Fence;
import io.stockstream.ports.store.ForwardingStore;
import io.stockstream.ports.store.Ledger;
import io.stockstream.ports.store.LedgerEntry;
import io.stockstream.ports.store.OffsetRange;
import io.stockstream.ports.store.SessionFactory;
import io.stockstream.ports.store.Store;
import io.stockstream.ports.store.TaskOutcome;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/** A store with a trap between any two of its steps. */
record TrappedStore(Store inner, Trap trap) implements ForwardingStore {

  @Override
  public Ledger ledger() {
    return new TrappedLedger(inner.ledger(), trap);
  }

  @Override
  public SessionFactory sessions() {
    SessionFactory sessions = inner.sessions();
    Trap own = trap;
    return fence -> new TrappedSession(sessions.open(fence), own);
  }

  private record TrappedSession(BatchSession inner, Trap trap) implements BatchSession {

    @Override
    public Map<InstrumentId, Existing> read(
        Collection<ReadPlan> plans, Map<String, Clock> venueClocks) {
      trap.at(KillPoint.BEFORE_READ);
      Map<InstrumentId, Existing> existing = inner.read(plans, venueClocks);
      trap.at(KillPoint.AFTER_READ);
      return existing;
    }

    @Override
    public void write(TaskOutcome outcome) {
      trap.at(KillPoint.BEFORE_WRITE);
      inner.write(
          new TaskOutcome(
              trap.in(KillPoint.IN_CONFLICTS, outcome.conflicts()),
              trap.in(KillPoint.IN_QUARANTINE, outcome.quarantine()),
              trap.in(KillPoint.IN_HISTORY, outcome.history()),
              trap.in(KillPoint.IN_BARS, outcome.bars()),
              trap.in(KillPoint.IN_CLOCKS, outcome.instrumentClocks()),
              outcome.venueClocks(),
              outcome.aliveMinutes(),
              trap.in(KillPoint.IN_COUNTS, outcome.tallies())));
      trap.at(KillPoint.AFTER_WRITE);
    }

    @Override
    public void close() {
      inner.close();
    }
  }

  private record TrappedLedger(Ledger inner, Trap trap) implements Ledger {

    @Override
    public Optional<LedgerEntry> find(BatchId batch) {
      return inner.find(batch);
    }

    @Override
    public void write(LedgerEntry entry, Fence fence) {
      trap.at(KillPoint.BEFORE_LEDGER);
      inner.write(entry, fence);
      trap.at(KillPoint.AFTER_LEDGER);
    }

    @Override
    public List<LedgerEntry> entries() {
      return inner.entries();
    }

    @Override
    public SortedMap<LocalDate, Long> changes(long since) {
      return inner.changes(since);
    }

    @Override
    public List<OffsetRange> known(String topic) {
      return inner.known(topic);
    }
  }
}

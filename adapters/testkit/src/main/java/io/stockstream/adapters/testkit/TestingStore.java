package io.stockstream.adapters.testkit;

import io.stockstream.domain.bar.BarKey;
import io.stockstream.domain.bar.InstrumentId;
import io.stockstream.domain.calendar.DateRange;
import io.stockstream.domain.merge.Conflict;
import io.stockstream.domain.merge.Existing;
import io.stockstream.domain.merge.ReadPlan;
import io.stockstream.domain.merge.StatementCounts;
import io.stockstream.domain.rollup.Clock;
import io.stockstream.domain.statement.StoredBar;
import io.stockstream.ports.store.BarSelection;
import io.stockstream.ports.store.BatchSession;
import io.stockstream.ports.store.Fence;
import io.stockstream.ports.store.QuarantinedRecord;
import io.stockstream.ports.store.Store;
import io.stockstream.ports.store.TaskOutcome;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** A store with its newest fence, and what tests do with it in one word each. */
public final class TestingStore implements AutoCloseable {

  private final Function<Path, Store> opener;
  private final Path folder;
  private Store store;
  private Fence fence;

  /**
   * Opens a store.
   *
   * @param opener opens the same store for the same folder
   */
  public TestingStore(Function<Path, Store> opener, Path folder) {
    this.opener = opener;
    this.folder = folder;
    this.store = opener.apply(folder);
    this.fence = store.fencing().take();
  }

  public Store store() {
    return store;
  }

  public Fence fence() {
    return fence;
  }

  /** Takes a newer fence, and writes by it from now on. */
  public Fence takeFence() {
    fence = store.fencing().take();
    return fence;
  }

  /** Closes the store and opens it again; the fence stays. */
  public void reopen() {
    store.close();
    store = opener.apply(folder);
  }

  public BatchSession session() {
    return store.sessions().open(fence);
  }

  public void write(TaskOutcome outcome) {
    try (BatchSession session = session()) {
      session.write(outcome);
    }
  }

  public void write(StoredBar... bars) {
    write(TestingOutcome.ofBars(bars));
  }

  /** Reads what is stored of an instrument, and on some of its keys. */
  public Existing existing(InstrumentId instrument, BarKey... keys) {
    try (BatchSession session = session()) {
      ReadPlan plan = ReadPlan.of(instrument, Set.of(keys));
      return session.read(List.of(plan), Map.of()).get(instrument);
    }
  }

  public Clock clock(InstrumentId instrument) {
    return existing(instrument).clock();
  }

  /** Returns every row. */
  public List<StoredBar> bars() {
    return select(BarSelection.ALL);
  }

  public List<StoredBar> select(BarSelection selection) {
    List<StoredBar> found = new ArrayList<>();
    store.bars().read(selection, found::add);
    return found;
  }

  public List<Conflict> conflicts() {
    List<Conflict> found = new ArrayList<>();
    store.conflicts().forEach(found::add);
    return found;
  }

  public List<StatementCounts> statementCounts(DateRange dates) {
    List<StatementCounts> found = new ArrayList<>();
    store.statementCounts().read(dates, found::add);
    return found;
  }

  public List<QuarantinedRecord> quarantine() {
    List<QuarantinedRecord> found = new ArrayList<>();
    store.quarantine().forEach(found::add);
    return found;
  }

  @Override
  public void close() {
    store.close();
  }
}

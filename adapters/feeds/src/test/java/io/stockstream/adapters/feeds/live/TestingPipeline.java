package io.stockstream.adapters.feeds.live;

import io.stockstream.adapters.testkit.MemoryStore;
import io.stockstream.adapters.testkit.TestingStore;
import io.stockstream.adapters.wire.JsonMessageDecoder;
import io.stockstream.domain.bar.Interval;
import io.stockstream.domain.bar.Origin;
import io.stockstream.domain.gap.Gap;
import io.stockstream.domain.merge.Position;
import io.stockstream.domain.rollup.Reference;
import io.stockstream.domain.statement.StoredBar;
import io.stockstream.ports.log.LogRecord;
import io.stockstream.ports.log.OutgoingRecord;
import io.stockstream.ports.store.BatchId;
import io.stockstream.ports.store.GapSelection;
import io.stockstream.ports.store.OffsetRange;
import io.stockstream.ports.store.QuarantinedRecord;
import io.stockstream.ports.usecase.CommitBatch;
import io.stockstream.ports.usecase.FindGaps;
import io.stockstream.ports.usecase.StoreBatchPart;
import io.stockstream.ports.usecase.TaskReport;
import io.stockstream.ports.usecase.TaskShare;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** What becomes of a feed's records: the stream's own use case, over a store in memory. */
public final class TestingPipeline implements AutoCloseable {

  private final TestingStore store =
      new TestingStore(folder -> MemoryStore.create(), Path.of("unused"));
  private final Reference reference;
  private final Instant appendTime;
  private long offset;
  private long batch;

  /**
   * @param appendTime of every record: later than any bar
   */
  public TestingPipeline(Reference reference, Instant appendTime) {
    this.reference = reference;
    this.appendTime = appendTime;
  }

  /** Carries records into the store, as one batch. */
  public void take(List<OutgoingRecord> outgoing) {
    long from = offset;
    List<LogRecord> records = new ArrayList<>();
    for (OutgoingRecord each : outgoing) {
      records.add(
          new LogRecord(new Position("bars", 0, offset++), appendTime, each.key(), each.value()));
    }
    TaskReport report =
        new StoreBatchPart(new JsonMessageDecoder(), reference, store.store().sessions())
            .run(records.iterator(), new TaskShare(0, 1), store.fence());
    if (offset > from) {
      new CommitBatch(store.store().ledger(), store.fence())
          .commit(
              new BatchId("query", batch++),
              List.of(new OffsetRange("bars", 0, from, offset)),
              List.of(report));
    }
  }

  /** Returns the venue's own bars, by their keys. */
  public TreeMap<String, StoredBar> feedBars() {
    TreeMap<String, StoredBar> bars = new TreeMap<>();
    store.bars().stream()
        .filter(bar -> bar.key().origin() == Origin.FEED)
        .forEach(bar -> bars.put(bar.key().toString(), bar));
    return bars;
  }

  public List<StoredBar> bars() {
    return store.bars();
  }

  public List<QuarantinedRecord> quarantine() {
    return store.quarantine();
  }

  /** Looks for gaps, and returns those that are missing. */
  public List<Gap> missing() {
    new FindGaps(store.store(), reference).run();
    return store.store().gaps().read(GapSelection.ALL).stream()
        .filter(gap -> gap.state().isMissing())
        .toList();
  }

  /** Says whether some venue is known to have been alive in a minute. */
  public boolean isAlive(Instant minute) {
    Interval only = new Interval(minute, minute.plusSeconds(60));
    return store.store().presence().aliveMinutes(only).values().stream()
        .anyMatch(minutes -> minutes.contains(minute));
  }

  public int conflicts() {
    return store.conflicts().size();
  }

  @Override
  public void close() {
    store.close();
  }
}

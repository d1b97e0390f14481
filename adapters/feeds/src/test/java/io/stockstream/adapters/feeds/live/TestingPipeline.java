package io.stockstream.adapters.feeds.live;

import io.stockstream.adapters.testkit.MemoryStore;
import io.stockstream.adapters.testkit.TestingStore;
import io.stockstream.adapters.wire.JsonMessageDecoder;
import io.stockstream.domain.bar.Origin;
import io.stockstream.domain.merge.Position;
import io.stockstream.domain.rollup.Reference;
import io.stockstream.domain.statement.StoredBar;
import io.stockstream.ports.log.LogRecord;
import io.stockstream.ports.log.OutgoingRecord;
import io.stockstream.ports.store.QuarantinedRecord;
import io.stockstream.ports.usecase.StoreBatchPart;
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

  /**
   * @param appendTime of every record: later than any bar
   */
  public TestingPipeline(Reference reference, Instant appendTime) {
    this.reference = reference;
    this.appendTime = appendTime;
  }

  /** Carries records into the store, as one batch. */
  public void take(List<OutgoingRecord> outgoing) {
    List<LogRecord> records = new ArrayList<>();
    for (OutgoingRecord each : outgoing) {
      records.add(
          new LogRecord(new Position("bars", 0, offset++), appendTime, each.key(), each.value()));
    }
    new StoreBatchPart(new JsonMessageDecoder(), reference, store.store().sessions())
        .run(records.iterator(), new TaskShare(0, 1), store.fence());
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

  public int conflicts() {
    return store.conflicts().size();
  }

  @Override
  public void close() {
    store.close();
  }
}

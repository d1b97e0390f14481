package io.stockstream.apps.benchmarks;

import io.stockstream.adapters.wire.JsonMessageDecoder;
import io.stockstream.domain.merge.Position;
import io.stockstream.domain.rollup.InstrumentRules;
import io.stockstream.ports.log.LogRecord;
import io.stockstream.ports.log.OutgoingRecord;
import io.stockstream.ports.store.BatchId;
import io.stockstream.ports.store.Fence;
import io.stockstream.ports.store.LedgerEntry;
import io.stockstream.ports.store.OffsetRange;
import io.stockstream.ports.store.Store;
import io.stockstream.ports.usecase.CommitBatch;
import io.stockstream.ports.usecase.StoreBatchPart;
import io.stockstream.ports.usecase.TaskReport;
import io.stockstream.ports.usecase.TaskShare;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Brings batches into a store as one task does, without a log and without Spark. */
final class DirectBatches {

  private final Store store;
  private final Fence fence;
  private final StoreBatchPart part;
  private long offset;
  private long number;

  DirectBatches(Store store) {
    this.store = store;
    this.fence = store.fencing().take();
    this.part =
        new StoreBatchPart(
            new JsonMessageDecoder(), instrument -> InstrumentRules.DEFAULT, store.sessions());
  }

  /** Reads, decides, writes and commits. */
  LedgerEntry store(List<OutgoingRecord> batch) {
    List<LogRecord> records = new ArrayList<>(batch.size());
    long from = offset;
    for (OutgoingRecord each : batch) {
      Position position = new Position(Chain.TOPIC, 0, offset++);
      records.add(new LogRecord(position, Instant.now(), each.key(), each.value()));
    }
    TaskReport report = part.run(records.iterator(), TaskShare.ALL, fence);
    return new CommitBatch(store.ledger(), fence)
        .commit(
            new BatchId("direct-" + fence.number(), number++),
            List.of(new OffsetRange(Chain.TOPIC, 0, from, offset)),
            List.of(report));
  }
}

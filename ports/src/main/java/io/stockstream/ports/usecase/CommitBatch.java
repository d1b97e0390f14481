package io.stockstream.ports.usecase;

import io.stockstream.domain.merge.ClassCounts;
import io.stockstream.ports.failure.FailureKind;
import io.stockstream.ports.failure.PortException;
import io.stockstream.ports.store.BatchId;
import io.stockstream.ports.store.Fence;
import io.stockstream.ports.store.Ledger;
import io.stockstream.ports.store.LedgerEntry;
import io.stockstream.ports.store.OffsetRange;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Writes the ledger entry of a batch once every task of it is stored.
 *
 * @param ledger where it goes
 * @param fence by whose right
 */
public record CommitBatch(Ledger ledger, Fence fence) {

  /** A handful of bars from the future is a feed's fault; hundreds at once are a clock's. */
  private static final long FUTURE_FLOOR = 100;

  /** Says whether a batch is stored as a whole already, so that it is not run again. */
  public boolean isStored(BatchId batch) {
    return ledger.find(batch).isPresent();
  }

  /**
   * Commits a batch.
   *
   * @param ranges what it consumed, as the stream logged it
   * @param reports of every task
   * @return the entry written; the caller looks at its account
   * @throws PortException MISCONFIGURED when most of the batch lies in the future of the log's
   *     clock: nothing is committed then, and the batch runs again once the clock is right
   */
  public LedgerEntry commit(
      BatchId batch, List<OffsetRange> ranges, Collection<TaskReport> reports) {
    Map<Integer, ClassCounts> classes = new TreeMap<>();
    SortedSet<LocalDate> dates = new TreeSet<>();
    long fromTheFuture = 0;
    for (TaskReport report : reports) {
      report
          .classes()
          .forEach((partition, counts) -> classes.merge(partition, counts, ClassCounts::plus));
      dates.addAll(report.dates());
      fromTheFuture += report.fromTheFuture();
    }
    LedgerEntry entry = new LedgerEntry(batch, ranges, classes, dates);
    refuseWrongClock(entry, fromTheFuture);
    ledger.write(entry, fence);
    return entry;
  }

  private static void refuseWrongClock(LedgerEntry entry, long fromTheFuture) {
    long consumed = entry.account().consumed();
    if (fromTheFuture >= FUTURE_FLOOR && fromTheFuture * 2 > consumed) {
      throw new PortException(
          FailureKind.MISCONFIGURED,
          "batch %s: expected bars of the past, %d of %d open more than two minutes after the broker took them; set the broker's clock, then start again"
              .formatted(entry.batch(), fromTheFuture, consumed));
    }
  }
}

package io.stockstream.ports.retry;

import io.stockstream.ports.store.BatchId;
import io.stockstream.ports.store.Fence;
import io.stockstream.ports.store.Ledger;
import io.stockstream.ports.store.LedgerEntry;
import io.stockstream.ports.store.OffsetRange;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** A ledger that is asked again, and told again: a batch that is there already stays as it is. */
record RetryingLedger(Ledger inner, Retry retry) implements Ledger {

  @Override
  public Optional<LedgerEntry> find(BatchId batch) {
    return retry.call("looking for batch " + batch, () -> inner.find(batch));
  }

  @Override
  public void write(LedgerEntry entry, Fence fence) {
    retry.run("committing batch " + entry.batch(), () -> inner.write(entry, fence));
  }

  @Override
  public List<LedgerEntry> entries() {
    return retry.call("reading the ledger", inner::entries);
  }

  @Override
  public SortedMap<LocalDate, Long> changes(long since) {
    return retry.call("reading the ledger", () -> inner.changes(since));
  }

  @Override
  public List<OffsetRange> known(String topic) {
    return retry.call("reading how far " + topic + " is known", () -> inner.known(topic));
  }
}

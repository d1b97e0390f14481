package io.stockstream.adapters.spark;

import io.stockstream.ports.store.LedgerEntry;
import java.time.Duration;

/** Is told of every batch once it is in the ledger; on the stream's own thread. */
@FunctionalInterface
public interface BatchObserver {

  /**
   * @param entry as the ledger has it
   * @param changedBars rows that the batch wrote
   * @param took from the start of the batch to its ledger entry
   */
  void committed(LedgerEntry entry, long changedBars, Duration took);
}

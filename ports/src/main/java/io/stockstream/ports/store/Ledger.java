package io.stockstream.ports.store;

import io.stockstream.ports.failure.PortException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** The account of every batch. Thread-safe. */
public interface Ledger {

  /** The position before the first entry. */
  long BEGINNING = 0;

  /** Finds a batch; it is there once everything else of it is stored. */
  Optional<LedgerEntry> find(BatchId batch);

  /**
   * Writes the last word on a batch, atomically. A batch that is there already stays as it is.
   *
   * @throws PortException REJECTED when a newer query holds the fence
   */
  void write(LedgerEntry entry, Fence fence);

  /** Returns every batch in the order in which they were written. */
  List<LedgerEntry> entries();

  /**
   * Returns the change feed: each UTC date that an entry after a position names, with the position
   * of the last such entry. Positions grow in the order of writing, across queries and restarts; a
   * date whose position has not grown has not changed.
   *
   * @param since a position that an earlier call gave, or {@link #BEGINNING}
   */
  SortedMap<LocalDate, Long> changes(long since);

  /**
   * Returns how far the store knows a topic: one range a partition, from its first consumed offset
   * to its last, whatever the query.
   */
  List<OffsetRange> known(String topic);
}

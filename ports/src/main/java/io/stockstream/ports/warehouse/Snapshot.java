package io.stockstream.ports.warehouse;

import java.time.LocalDate;
import java.util.Comparator;

/**
 * Names what is exported: all rows of a table on a date, as a store has them when its ledger has
 * reached a position. It holds at least everything of every batch up to that position; it may hold
 * more, of batches that are not in the ledger yet, whose own snapshots follow.
 *
 * <p>Two snapshots of one name are of the same rows or each brings what is newer in it by version,
 * so whichever is taken, and if both are, the result is right.
 *
 * @param storeId of the store that it is of
 * @param table name
 * @param date UTC; of bars, of their open time
 * @param position of the last ledger entry that names the date, at least 1
 * @param repeat 0; or, when a position that was exported already is exported once more to repair
 *     it, one more than that one's
 */
public record Snapshot(String storeId, String table, LocalDate date, long position, int repeat) {

  private static final Comparator<Snapshot> BY_AGE =
      Comparator.comparingLong(Snapshot::position).thenComparingInt(Snapshot::repeat);

  /** Says whether this one, of the same table and date of the same store, was taken later. */
  public boolean isLaterThan(Snapshot other) {
    return BY_AGE.compare(this, other) > 0;
  }

  /** Returns for example {@code bars 2026-01-05 at 42}, and {@code at 42.1} for a repeat. */
  @Override
  public String toString() {
    return table + " " + date + " at " + position + (repeat == 0 ? "" : "." + repeat);
  }
}

package io.stockstream.ports.store;

import java.time.LocalDate;
import java.util.SortedSet;

/**
 * What was committed since a place in the ledger.
 *
 * @param position of the last batch, to go on from; the place asked for when there was none since
 * @param dates UTC dates of every bar, roll-up and heartbeat of these batches
 */
public record LedgerChanges(long position, SortedSet<LocalDate> dates) {

  /** Before the first batch. */
  public static final long BEGINNING = 0;
}

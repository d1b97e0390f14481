package io.stockstream.ports.verify;

import io.stockstream.domain.rollup.Reference;
import io.stockstream.domain.statement.StoredBar;
import io.stockstream.ports.failure.PortException;
import io.stockstream.ports.log.LogExtent;
import io.stockstream.ports.log.MessageDecoder;
import io.stockstream.ports.log.RecordReader;
import io.stockstream.ports.store.BarSelection;
import io.stockstream.ports.store.OffsetRange;
import io.stockstream.ports.store.Store;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Compares a store with the log it was made from. Needs memory for the instruments' clocks and for
 * what the sorters keep, however long the log is.
 *
 * <p>A stream may be at work on both. The ledger is read first, then the store, then the log: what
 * the ledger has must be in the store, and whatever the store has is in the log. Rows that records
 * ahead of the ledger change may be there in any state, and are counted apart.
 *
 * <p>Where retention has removed the log's beginning, the base bars are compared with what is left
 * of it and every roll-up with the stored base bars; closings by heartbeats that are gone cannot be
 * judged.
 *
 * @param log what was consumed
 * @param decoder reads its records
 * @param reference the rules of every instrument
 * @param store made from it
 * @param sorters where rows are sorted
 */
public record VerifyStore(
    RecordReader log,
    MessageDecoder decoder,
    Reference reference,
    Store store,
    RowSorters sorters) {

  /**
   * @param differences is told of every row that is missing, extra or different, in a line
   * @throws PortException when log or store cannot be read
   */
  public Verification run(Consumer<String> differences) {
    Optional<Verification> found = Optional.empty();
    while (found.isEmpty()) {
      found = compare(differences);
    }
    return found.get();
  }

  /** Returns nothing when retention came in between; no difference was told then. */
  private Optional<Verification> compare(Consumer<String> differences) {
    List<OffsetRange> consumed = store.ledger().known(log.topic());
    boolean whole = log.removed() == 0;
    try (RowSorter statements = sorters.open();
        RowSorter rows = sorters.open()) {
      readStore(rows, whole);
      NaiveLog naive = new NaiveLog(consumed, statements, decoder, reference);
      LogExtent extent = naive.read(log);
      if (whole && extent.removed() > 0) {
        return Optional.empty();
      }
      naive.expect(rows, whole);
      RowComparison comparison =
          naive.ahead() == 0
              ? RowComparison.settled(whole, differences)
              : RowComparison.moving(whole, naive.toBeFolded(), differences);
      rows.forEach(comparison::take);
      return Optional.of(Verification.of(extent, naive.ahead(), comparison));
    }
  }

  /** Reads it once: roll-ups and what they are of as they are at one time. */
  private void readStore(RowSorter rows, boolean whole) {
    if (whole) {
      store.bars().read(BarSelection.ALL, bar -> addStored(bar, rows, true));
      return;
    }
    ExpectedRows rollUps =
        new ExpectedRows(
            reference,
            new NaiveClocks(),
            (key, row) -> {
              rows.add(key, row);
              rows.add(key, RowText.atTheEnd(row));
            },
            false);
    Consumer<StoredBar> expected = rollUps.rollUpsOfStored();
    store.bars().read(BarSelection.ALL, expected.andThen(bar -> addStored(bar, rows, false)));
    rollUps.finish();
  }

  /** What was taken back is as if it was not there. */
  private static void addStored(StoredBar bar, RowSorter rows, boolean whole) {
    if (!bar.isWithdrawn()) {
      rows.add(RowText.key(bar.key()), RowText.stored(bar, whole));
    }
  }
}

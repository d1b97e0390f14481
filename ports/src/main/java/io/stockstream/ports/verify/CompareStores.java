package io.stockstream.ports.verify;

import io.stockstream.domain.statement.StoredBar;
import io.stockstream.ports.failure.FailureKind;
import io.stockstream.ports.failure.PortException;
import io.stockstream.ports.store.BarReader;
import io.stockstream.ports.store.BarSelection;
import io.stockstream.ports.store.Store;
import java.util.function.Consumer;

/**
 * Compares two stores, of one kind or of two. Every bar is read once and folded into a digest for
 * each instrument, timeframe and UTC day; the groups whose digests differ are read once more, row
 * by row. Needs memory for one digest, two megabytes of marks, and what a sorter keeps, however
 * many rows there are and in whatever order a store hands them out.
 *
 * <p>A row is its key, state, version, values, and a roll-up's coverage; a roll-up that was taken
 * back under a later edition is none. The name of its source and the asset class are labels, on
 * which stores with equal versions may differ; rank and revision are in the version. Records in
 * quarantine are compared as what they are, wherever their logs have them. Conflicts are counted
 * and not compared: a tie is found only while it stands, so statements that come after a greater
 * one are stale in one store and in conflict in another, and what stands is the same. Ledgers are
 * not compared, as batches are cut by chance.
 *
 * <p>Each read is one snapshot, the four of them are not: a store that is written meanwhile may
 * differ for that.
 *
 * @param store the one in question
 * @param against what is expected
 * @param sorters where rows are sorted
 */
public record CompareStores(Store store, Store against, RowSorters sorters) {

  /**
   * @param most so many differing groups, rows and records are told, each
   * @param lines is told of differences, a line each, and of how many there are more
   * @throws PortException MISCONFIGURED when both are one store; otherwise when one of them cannot
   *     be read
   */
  public Comparison run(int most, Consumer<String> lines) {
    requireTwo();
    DifferingGroups differing = new DifferingGroups();
    try (RowSorter digests = sorters.open();
        RowSorter records = sorters.open()) {
      StoreSummary expected = read(against, RowText.EXPECTED, digests, records);
      StoreSummary found = read(store, RowText.STORED, digests, records);
      long groups = compareGroups(digests, differing, new Listing(most, lines));
      Differences bars = compareRows(differing, new Listing(most, lines));
      Differences quarantine = compareQuarantine(records, new Listing(most, lines));
      if (differing.count() > 0 && bars.none()) {
        lines.accept(
            "groups differ and no row of theirs does: a store was written meanwhile; stop what writes it and compare again");
      }
      return new Comparison(found, expected, groups, differing.count(), bars, quarantine);
    }
  }

  private void requireTwo() {
    if (store.id().equals(against.id())) {
      throw new PortException(
          FailureKind.MISCONFIGURED,
          "store "
              + store.id()
              + ": expected another store to compare it with, was the same one; name two stores (a copy of a store's file is the same store)");
    }
  }

  private static StoreSummary read(Store side, char mark, RowSorter digests, RowSorter records) {
    GroupDigests groups = new GroupDigests(mark, digests);
    readWhatIsThere(side.bars(), BarSelection.ALL, groups::take);
    return new StoreSummary(
        groups.finish(),
        QuarantineComparison.sort(side.quarantine(), mark, records),
        side.conflicts().count());
  }

  private static long compareGroups(
      RowSorter digests, DifferingGroups differing, Listing differences) {
    GroupComparison comparison = new GroupComparison(differing, differences);
    digests.forEach(comparison::take);
    long groups = comparison.finish();
    differences.finish("groups");
    return groups;
  }

  private Differences compareRows(DifferingGroups differing, Listing differences) {
    RowComparison comparison = RowComparison.settled(true, differences);
    if (differing.count() > 0) {
      try (RowSorter rows = sorters.open()) {
        sort(against.bars(), RowText.EXPECTED, differing, rows);
        sort(store.bars(), RowText.STORED, differing, rows);
        rows.forEach(comparison::take);
      }
    }
    Differences found = comparison.finish();
    differences.finish("rows");
    return found;
  }

  private static void sort(BarReader bars, char mark, DifferingGroups differing, RowSorter rows) {
    readWhatIsThere(
        bars,
        differing.selection(),
        bar -> {
          if (differing.mayHold(bar.key())) {
            rows.add(RowText.key(bar.key()), RowText.bytes(mark, RowText.compared(bar)));
          }
        });
  }

  /** What was taken back under a later edition is as if it was not there. */
  private static void readWhatIsThere(
      BarReader bars, BarSelection selection, Consumer<StoredBar> consumer) {
    bars.read(
        selection,
        bar -> {
          if (!bar.isWithdrawn()) {
            consumer.accept(bar);
          }
        });
  }

  private static Differences compareQuarantine(RowSorter records, Listing differences) {
    QuarantineComparison comparison = new QuarantineComparison(differences);
    records.forEach(comparison::take);
    Differences found = comparison.finish();
    differences.finish("records in quarantine");
    return found;
  }
}

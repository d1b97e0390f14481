package io.stockstream.ports.export;

import io.stockstream.domain.calendar.DateRange;
import io.stockstream.ports.failure.PortException;
import io.stockstream.ports.store.Store;
import io.stockstream.ports.verify.Differences;
import io.stockstream.ports.verify.Listing;
import io.stockstream.ports.verify.RowComparison;
import io.stockstream.ports.verify.RowSorter;
import io.stockstream.ports.verify.RowSorters;
import io.stockstream.ports.warehouse.DigestDates;
import io.stockstream.ports.warehouse.RowsDigest;
import io.stockstream.ports.warehouse.Warehouse;
import java.time.LocalDate;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.function.Consumer;

/**
 * Compares a table of the warehouse with the store, date by date: rows, sum and hash of each, from
 * the values that either side holds now. Dates that differ are read once more, and their rows
 * compared. Memory is bounded by what a sorter keeps.
 *
 * <p>A store that is written meanwhile, or since it was exported, differs for that; such dates say
 * so.
 *
 * @param store what is expected
 * @param source the rows of the table
 * @param warehouse the one in question
 * @param sorters where rows are sorted
 */
public record ReconcileTable(
    Store store, TableSource source, Warehouse warehouse, RowSorters sorters) {

  /**
   * @param most so many differing rows are told, for each date
   * @param lines is told of differing rows, a line each, and of how many there are more
   * @param dates is told of every date
   * @throws PortException when one of them cannot be read
   */
  public void run(
      DateRange range, int most, Consumer<String> lines, Consumer<ReconciledDate> dates) {
    Ledgers ledgers = Ledgers.read(store, source, warehouse, range);
    SortedSet<LocalDate> all = ledgers.dates(range);
    if (all.isEmpty()) {
      return;
    }
    SortedMap<LocalDate, RowsDigest> standing = warehouse.digest(source.table(), all);
    SortedMap<LocalDate, RowsDigest> storing = DigestDates.of(source.table(), all, source.on(all));
    for (LocalDate date : all) {
      boolean pending = ledgers.isPending(date);
      RowsDigest stored = storing.get(date);
      RowsDigest stands = standing.get(date);
      Differences rows =
          stored.equals(stands)
              ? new Differences(stands.rows(), 0, 0, 0)
              : compareRows(date, new Listing(most, lines));
      dates.accept(new ReconciledDate(source.table().name(), date, stored, stands, pending, rows));
    }
  }

  private Differences compareRows(LocalDate date, Listing lines) {
    RowLines text = new RowLines(source.table());
    try (RowSorter rows = sorters.open()) {
      source
          .on(date)
          .forEach(row -> rows.add(text.key(row), RowComparison.expected(text.values(row))));
      warehouse.read(
          source.table(),
          date,
          row -> rows.add(text.key(row), RowComparison.found(text.values(row))));
      RowComparison comparison =
          RowComparison.of(key -> source.table() + " " + RowLines.name(key), lines);
      rows.forEach(comparison::take);
      Differences found = comparison.finish();
      lines.finish("rows of " + date);
      return found;
    }
  }
}

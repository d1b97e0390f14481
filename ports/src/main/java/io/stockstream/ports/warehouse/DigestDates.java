package io.stockstream.ports.warehouse;

import io.stockstream.ports.failure.FailureKind;
import io.stockstream.ports.failure.PortException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Makes the {@link RowsDigest} of each date of the rows that it is handed. One thread. */
public final class DigestDates implements Consumer<Row> {

  private final WarehouseTable table;
  private final DigestRows rows;
  private final SortedMap<LocalDate, RowsDigest> digests = new TreeMap<>();

  /**
   * @param dates that rows may be of; one without rows has {@link RowsDigest#NONE}
   */
  public DigestDates(WarehouseTable table, Collection<LocalDate> dates) {
    this.table = table;
    this.rows = new DigestRows(table);
    dates.forEach(date -> digests.put(date, RowsDigest.NONE));
  }

  /** Returns the digests of all rows of a source. */
  public static SortedMap<LocalDate, RowsDigest> of(
      WarehouseTable table, Collection<LocalDate> dates, RowSource source) {
    DigestDates digest = new DigestDates(table, dates);
    source.forEach(digest);
    return digest.result();
  }

  /**
   * @throws PortException INTERNAL when the row is of another date
   */
  @Override
  public void accept(Row row) {
    LocalDate date = table.dateOf(row);
    RowsDigest before = digests.get(date);
    if (before == null) {
      throw new PortException(
          FailureKind.INTERNAL,
          "Invariant: a row of %s is of one of %d dates from %s, was of %s"
              .formatted(table, digests.size(), digests.firstKey(), date));
    }
    digests.put(date, before.plus(rows.one(row)));
  }

  /** Returns the digests of what was handed over so far, of every date. */
  public SortedMap<LocalDate, RowsDigest> result() {
    return new TreeMap<>(digests);
  }
}

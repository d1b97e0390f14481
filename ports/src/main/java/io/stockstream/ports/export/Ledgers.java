package io.stockstream.ports.export;

import io.stockstream.domain.calendar.DateRange;
import io.stockstream.ports.store.Ledger;
import io.stockstream.ports.store.Store;
import io.stockstream.ports.warehouse.DigestDates;
import io.stockstream.ports.warehouse.ExportMark;
import io.stockstream.ports.warehouse.RowsDigest;
import io.stockstream.ports.warehouse.Warehouse;
import java.time.LocalDate;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What both sides say of the dates of a table.
 *
 * @param changes position at which the store changed each date last
 * @param marks of the warehouse
 * @param differing dates whose rows are others than those exported, whatever the positions say;
 *     known of a {@link ComparedSource} only
 */
record Ledgers(
    SortedMap<LocalDate, Long> changes,
    SortedMap<LocalDate, ExportMark> marks,
    Set<LocalDate> differing) {

  /** A session may carry another date than the UTC dates it touches. */
  private static final int DAYS_AROUND = 2;

  /**
   * The marks first: read the other way round, a mark that another export leaves in between would
   * look as if the store was behind it.
   *
   * @param range of the dates that matter
   */
  static Ledgers read(Store store, TableSource source, Warehouse warehouse, DateRange range) {
    SortedMap<LocalDate, ExportMark> marks = warehouse.marks(source.table());
    SortedMap<LocalDate, Long> changes = store.ledger().changes(Ledger.BEGINNING);
    return source instanceof ComparedSource compared && !changes.isEmpty()
        ? compare(compared, range, changes, marks)
        : new Ledgers(changes, marks, Set.of());
  }

  /**
   * A date that differs changed at the last position of all: who has another snapshot of it, has an
   * older one. One that does not is as it was when it was exported.
   */
  private static Ledgers compare(
      ComparedSource source,
      DateRange range,
      SortedMap<LocalDate, Long> changes,
      SortedMap<LocalDate, ExportMark> marks) {
    long last = Collections.max(changes.values());
    SortedSet<LocalDate> dates = dates(changes, range);
    SortedMap<LocalDate, RowsDigest> now = DigestDates.of(source.table(), dates, source.on(dates));
    now.values().removeIf(RowsDigest.NONE::equals);
    SortedMap<LocalDate, Long> positions = new TreeMap<>();
    now.keySet().forEach(date -> positions.put(date, last));
    Set<LocalDate> differing = new HashSet<>();
    for (LocalDate date : marks.keySet().stream().filter(range::contains).toList()) {
      ExportMark mark = marks.get(date);
      boolean differs = !mark.digest().equals(now.getOrDefault(date, RowsDigest.NONE));
      positions.put(date, differs ? last : Math.min(last, mark.snapshot().position()));
      if (differs) {
        differing.add(date);
      }
    }
    return new Ledgers(positions, marks, differing);
  }

  private static SortedSet<LocalDate> dates(SortedMap<LocalDate, Long> changes, DateRange range) {
    return changes
        .firstKey()
        .minusDays(DAYS_AROUND)
        .datesUntil(changes.lastKey().plusDays(DAYS_AROUND + 1))
        .filter(range::contains)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** A date that only the warehouse knows is looked at too: the store may be the wrong one. */
  SortedSet<LocalDate> dates(DateRange range) {
    SortedSet<LocalDate> dates = new TreeSet<>(changes.keySet());
    dates.addAll(marks.keySet());
    dates.removeIf(date -> !range.contains(date));
    return dates;
  }

  /** Says whether an export of a date is due. */
  boolean isPending(LocalDate date) {
    ExportMark mark = marks.get(date);
    long exported = mark == null ? 0 : mark.snapshot().position();
    return differing.contains(date) || changes.getOrDefault(date, 0L) != exported;
  }
}

package io.stockstream.ports.export;

import io.stockstream.ports.export.ExportedDate.Outcome;
import io.stockstream.ports.warehouse.MergeCounts;
import io.stockstream.ports.warehouse.RowsDigest;
import io.stockstream.ports.warehouse.Shipment;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What became of dates that travelled together.
 *
 * @param dates in their order
 * @param merged what was changed on all of them
 */
public record ExportedShipment(List<ExportedDate> dates, MergeCounts merged) {

  public ExportedShipment {
    dates = List.copyOf(dates);
  }

  static ExportedShipment without(List<ExportPlan> plans) {
    return new ExportedShipment(
        plans.stream().map(ExportedDate::without).toList(), MergeCounts.NONE);
  }

  /** Returns the dates that are to be tried again. */
  SortedSet<LocalDate> differing() {
    return dates.stream()
        .filter(date -> date.outcome() == Outcome.DIFFERS)
        .map(date -> date.snapshot().date())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Returns what both came to; of a date that both are about, the later counts. */
  ExportedShipment then(ExportedShipment later) {
    SortedMap<LocalDate, ExportedDate> all = new TreeMap<>();
    dates.forEach(date -> all.put(date.snapshot().date(), date));
    later.dates.forEach(date -> all.put(date.snapshot().date(), date));
    return new ExportedShipment(List.copyOf(all.values()), merged.plus(later.merged));
  }

  /** Leaves out where nothing was to be done. */
  ExportedShipment withoutSkipped() {
    return new ExportedShipment(
        dates.stream().filter(date -> date.outcome() != Outcome.SKIPPED).toList(), merged);
  }

  /**
   * Returns what to tell people: a line for all that was exported, {@code bars 2014-01-02 to
   * 2016-12-30, 756 dates: exported rows=N …}, and one for each date that failed.
   */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    List<ExportedDate> exported = dates.stream().filter(ExportedDate::exported).toList();
    if (!exported.isEmpty()) {
      lines.add(line(exported));
    }
    dates.stream().filter(ExportedDate::failed).forEach(date -> lines.add(date.toString()));
    return lines;
  }

  private String line(List<ExportedDate> exported) {
    boolean resumed = exported.stream().allMatch(date -> date.outcome() == Outcome.RESUMED);
    RowsDigest stands =
        exported.stream().map(ExportedDate::stands).reduce(RowsDigest.NONE, RowsDigest::plus);
    return "%s: %s %s %s"
        .formatted(
            new Shipment(exported.stream().map(ExportedDate::snapshot).toList()),
            resumed ? "resumed" : "exported",
            stands,
            merged);
  }
}

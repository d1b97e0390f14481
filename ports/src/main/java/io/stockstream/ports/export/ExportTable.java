package io.stockstream.ports.export;

import io.stockstream.domain.calendar.DateRange;
import io.stockstream.ports.export.ExportPlan.Action;
import io.stockstream.ports.failure.PortException;
import io.stockstream.ports.store.Store;
import io.stockstream.ports.warehouse.Warehouse;
import io.stockstream.ports.warehouse.WarehouseTable;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Exports a table: every date that the ledger names since it was last exported, many of them
 * together. Ledger first, then the snapshots: so each holds all that its position says, and
 * whatever comes meanwhile is named by a later position. A crash at any point is mended by the next
 * run, and runs at the same time do each other no harm.
 *
 * @param store what is exported
 * @param source the rows of the table
 * @param warehouse prepared for the table
 * @param clock stamps the marks, for people
 */
public record ExportTable(Store store, TableSource source, Warehouse warehouse, Clock clock) {

  /** Another exporter may be quicker, once; one that always is would be another matter. */
  private static final int ATTEMPTS = 3;

  private WarehouseTable table() {
    return source.table();
  }

  private Ledgers ledgers(DateRange range) {
    return Ledgers.read(store, source, warehouse, range);
  }

  /** Says what {@link #run} would do, without doing it. Reads the store, counts its rows. */
  public PlannedExport plan(DateRange range) {
    Ledgers ledgers = ledgers(range);
    List<ExportPlan> plans = plans(ledgers.dates(range), false, ledgers);
    List<PlannedShipment> shipments = new ArrayList<>();
    for (List<ExportPlan> close : Shipments.close(only(plans, Action.LOAD))) {
      Map<LocalDate, Long> rows = count(close);
      Shipments.bounded(close, rows).forEach(together -> shipments.add(planned(together, rows)));
    }
    return new PlannedExport(shipments, only(plans, Action.CONFLICT));
  }

  private PlannedShipment planned(List<ExportPlan> together, Map<LocalDate, Long> rows) {
    long sum = Shipments.rows(together, rows);
    DateRange range = ExportPlan.shipment(together).range();
    return new PlannedShipment(together, sum, warehouse.estimate(table(), range, sum));
  }

  private static List<ExportPlan> only(List<ExportPlan> plans, Action action) {
    return plans.stream().filter(plan -> plan.action() == action).toList();
  }

  private Map<LocalDate, Long> count(List<ExportPlan> plans) {
    Map<LocalDate, Long> rows = new HashMap<>();
    source
        .on(ExportPlan.dates(plans))
        .forEach(row -> rows.merge(table().dateOf(row), 1L, Long::sum));
    return rows;
  }

  /**
   * Exports every date of a range that changed since it was exported.
   *
   * @param done is told of each shipment, when it is done, and of the dates that were not skipped
   * @return how many dates were skipped
   * @throws PortException when store or warehouse fail; the dates told of are done, the next run
   *     does the rest
   */
  public long run(DateRange range, Consumer<ExportedShipment> done) {
    Ledgers ledgers = ledgers(range);
    return run(ledgers.dates(range), false, ledgers, done);
  }

  /** Exports dates once more, changed or not. */
  public long repair(Collection<LocalDate> dates, Consumer<ExportedShipment> done) {
    return run(new TreeSet<>(dates), true, ledgers(DateRange.ALWAYS), done);
  }

  private long run(
      SortedSet<LocalDate> dates, boolean again, Ledgers ledgers, Consumer<ExportedShipment> done) {
    List<ExportPlan> plans = plans(dates, again, ledgers);
    long told = tell(ExportedShipment.without(only(plans, Action.CONFLICT)), done);
    for (List<ExportPlan> close : Shipments.close(only(plans, Action.LOAD))) {
      // One date travels alone, however many rows it has.
      Map<LocalDate, Long> rows = close.size() == 1 ? Map.of() : count(close);
      for (List<ExportPlan> together : Shipments.bounded(close, rows)) {
        told += tell(export(together, again).withoutSkipped(), done);
      }
    }
    return dates.size() - told;
  }

  private static long tell(ExportedShipment exported, Consumer<ExportedShipment> done) {
    if (!exported.dates().isEmpty()) {
      done.accept(exported);
    }
    return exported.dates().size();
  }

  private List<ExportPlan> plans(SortedSet<LocalDate> dates, boolean again, Ledgers ledgers) {
    return dates.stream()
        .map(
            date ->
                ExportPlan.of(state(date, ledgers), again || ledgers.differing().contains(date)))
        .toList();
  }

  private DateState state(LocalDate date, Ledgers ledgers) {
    return new DateState(
        store.id(),
        table().name(),
        date,
        ledgers.changes().getOrDefault(date, 0L),
        Optional.ofNullable(ledgers.marks().get(date)));
  }

  /**
   * Rows that are compared may be others under the same names: what differs is exported under a new
   * one.
   */
  private ExportedShipment export(List<ExportPlan> together, boolean again) {
    boolean anew = again || source instanceof ComparedSource;
    ExportedShipment exported = attempt(together, true);
    for (int attempt = 2; attempt <= ATTEMPTS && !exported.differing().isEmpty(); attempt++) {
      SortedSet<LocalDate> differing = exported.differing();
      DateRange range = new DateRange(differing.first(), differing.last());
      List<ExportPlan> rest = plans(differing, anew, ledgers(range));
      exported = exported.then(attempt(rest, attempt < ATTEMPTS));
    }
    return exported;
  }

  private ExportedShipment attempt(List<ExportPlan> plans, boolean another) {
    ExportedShipment without =
        ExportedShipment.without(plans.stream().filter(plan -> !plan.exports()).toList());
    List<ExportPlan> loading = only(plans, Action.LOAD);
    return loading.isEmpty()
        ? without
        : without.then(
            new ExportShipment(source, warehouse, clock, loading, ExportPlan.shipment(loading))
                .run(another));
  }
}

package io.stockstream.ports.export;

import io.stockstream.ports.export.ExportPlan.Action;
import io.stockstream.ports.export.ExportedDate.Outcome;
import io.stockstream.ports.failure.FailureKind;
import io.stockstream.ports.failure.PortException;
import io.stockstream.ports.warehouse.DigestDates;
import io.stockstream.ports.warehouse.ExportMark;
import io.stockstream.ports.warehouse.MergeCounts;
import io.stockstream.ports.warehouse.RowSource;
import io.stockstream.ports.warehouse.RowsDigest;
import io.stockstream.ports.warehouse.Shipment;
import io.stockstream.ports.warehouse.Warehouse;
import io.stockstream.ports.warehouse.WarehouseTable;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.function.Function;

/**
 * Tries once to bring dates that travel together into the warehouse.
 *
 * @param source the rows of the table
 * @param warehouse prepared for the table
 * @param clock stamps the marks
 * @param loading what is to be loaded
 * @param shipment of it
 */
record ExportShipment(
    TableSource source,
    Warehouse warehouse,
    Clock clock,
    List<ExportPlan> loading,
    Shipment shipment) {

  private WarehouseTable table() {
    return source.table();
  }

  /**
   * @param another whether there is another attempt after this one, so that the failure of a merge
   *     is no reason to give up
   */
  ExportedShipment run(boolean another) {
    SortedMap<LocalDate, RowsDigest> before = warehouse.staged(table(), shipment);
    if (!before.isEmpty()) {
      SortedMap<LocalDate, RowsDigest> stored =
          DigestDates.of(table(), shipment.dates(), source.on(shipment.dates()));
      List<ExportPlan> given = ExportPlan.given(loading, before, stored);
      if (given.get(0).action() == Action.RESUME) {
        return merge(given, stored, another);
      }
    }
    SortedMap<LocalDate, RowsDigest> sent = stage();
    SortedMap<LocalDate, RowsDigest> staged = warehouse.staged(table(), shipment);
    return staged.equals(sent)
        ? merge(loading, sent, another)
        : allDiffer("staged", sent, date -> staged.get(date));
  }

  private SortedMap<LocalDate, RowsDigest> stage() {
    RowSource rows = source.on(shipment.dates());
    DigestDates sent = new DigestDates(table(), shipment.dates());
    warehouse.stage(table(), shipment, consumer -> rows.forEach(sent.andThen(consumer)));
    return sent.result();
  }

  private ExportedShipment merge(
      List<ExportPlan> plans, SortedMap<LocalDate, RowsDigest> staged, boolean another) {
    MergeCounts merged;
    try {
      merged = warehouse.merge(table(), shipment);
    } catch (PortException e) {
      if (another && e.kind() == FailureKind.RETRYABLE) {
        return allDiffer("merged", staged, date -> e.getMessage());
      }
      throw e;
    }
    SortedMap<LocalDate, RowsDigest> stands = warehouse.digest(table(), shipment.dates());
    List<ExportedDate> dates = plans.stream().map(plan -> readBack(plan, staged, stands)).toList();
    remember(dates);
    warehouse.discard(table(), shipment);
    return new ExportedShipment(
        source instanceof ComparedSource ? asRemembered(dates) : dates, merged);
  }

  /**
   * Another export may have brought other rows under the same names, by the same position of the
   * ledger, and its mark stays: of what stands then, nobody can tell by it.
   */
  private List<ExportedDate> asRemembered(List<ExportedDate> dates) {
    SortedMap<LocalDate, ExportMark> marks = warehouse.marks(table());
    return dates.stream().map(date -> asRemembered(date, marks)).toList();
  }

  private static ExportedDate asRemembered(
      ExportedDate date, SortedMap<LocalDate, ExportMark> marks) {
    ExportMark mark = marks.get(date.snapshot().date());
    return date.exported()
            && mark.snapshot().equals(date.snapshot())
            && !mark.digest().equals(date.stands())
        ? ExportedDate.differs(date.snapshot(), "remembered", date.stands(), mark.digest())
        : date;
  }

  private static ExportedDate readBack(
      ExportPlan plan,
      SortedMap<LocalDate, RowsDigest> staged,
      SortedMap<LocalDate, RowsDigest> stands) {
    LocalDate date = plan.snapshot().date();
    if (!stands.get(date).equals(staged.get(date))) {
      return ExportedDate.differs(plan.snapshot(), "read back", staged.get(date), stands.get(date));
    }
    Outcome outcome = plan.action() == Action.RESUME ? Outcome.RESUMED : Outcome.EXPORTED;
    return new ExportedDate(outcome, plan.snapshot(), stands.get(date), plan.reason());
  }

  private void remember(List<ExportedDate> dates) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    List<ExportMark> marks =
        dates.stream()
            .filter(ExportedDate::exported)
            .map(date -> new ExportMark(date.snapshot(), date.stands(), now))
            .toList();
    if (!marks.isEmpty()) {
      warehouse.remember(marks);
    }
  }

  private ExportedShipment allDiffer(
      String what, SortedMap<LocalDate, RowsDigest> expected, Function<LocalDate, Object> was) {
    return new ExportedShipment(
        shipment.snapshots().stream()
            .map(
                snapshot ->
                    ExportedDate.differs(
                        snapshot,
                        what,
                        expected.get(snapshot.date()),
                        Objects.requireNonNullElse(was.apply(snapshot.date()), "nothing")))
            .toList(),
        MergeCounts.NONE);
  }
}

package io.stockstream.ports.export;

import io.stockstream.ports.warehouse.Shipment;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;

/**
 * Decides which dates travel together. Purely, and from the first date on: who starts again after a
 * crash makes the same shipments of what is left.
 */
final class Shipments {

  /** Dates of so many rows take long enough to be done again after a crash. */
  static final long MOST_ROWS = 1_000_000;

  /**
   * The first date after a long weekend: what lies between two dates of a shipment is read, and
   * with some warehouses paid for.
   */
  private static final int MOST_DAYS_ON = 5;

  private Shipments() {}

  /**
   * Splits dates where the next is too far away.
   *
   * @param plans in the order of their dates
   */
  static List<List<ExportPlan>> close(List<ExportPlan> plans) {
    return split(plans, (together, next) -> !date(next).isAfter(latest(together)));
  }

  private static LocalDate latest(List<ExportPlan> together) {
    return date(together.get(together.size() - 1)).plusDays(MOST_DAYS_ON);
  }

  /**
   * Splits dates where they would be too many, or their rows. A date of more rows than that travels
   * alone.
   *
   * @param rows of each date; none of one that is absent
   */
  static List<List<ExportPlan>> bounded(List<ExportPlan> plans, Map<LocalDate, Long> rows) {
    return split(
        plans,
        (together, next) ->
            together.size() < Shipment.MOST_DATES
                && rows(together, rows) + rows(List.of(next), rows) <= MOST_ROWS);
  }

  static long rows(List<ExportPlan> together, Map<LocalDate, Long> rows) {
    return together.stream().mapToLong(plan -> rows.getOrDefault(date(plan), 0L)).sum();
  }

  private static LocalDate date(ExportPlan plan) {
    return plan.snapshot().date();
  }

  private static List<List<ExportPlan>> split(
      List<ExportPlan> plans, BiPredicate<List<ExportPlan>, ExportPlan> fits) {
    List<List<ExportPlan>> shipments = new ArrayList<>();
    List<ExportPlan> together = List.of();
    for (ExportPlan plan : plans) {
      if (together.isEmpty() || !fits.test(together, plan)) {
        together = new ArrayList<>();
        shipments.add(together);
      }
      together.add(plan);
    }
    return shipments;
  }
}

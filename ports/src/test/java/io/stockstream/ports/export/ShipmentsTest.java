package io.stockstream.ports.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.ports.export.ExportPlan.Action;
import io.stockstream.ports.warehouse.Shipment;
import io.stockstream.ports.warehouse.Snapshot;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which dates travel together, case by case. */
class ShipmentsTest {

  private static final LocalDate FRIDAY = LocalDate.parse("2026-01-02");

  private static ExportPlan plan(int day) {
    Snapshot snapshot = new Snapshot("a-store", "bars", FRIDAY.plusDays(day), 7, 0);
    return new ExportPlan(Action.LOAD, snapshot, "not exported yet");
  }

  private static List<ExportPlan> plans(IntStream days) {
    return days.mapToObj(ShipmentsTest::plan).toList();
  }

  private static String days(List<List<ExportPlan>> shipments) {
    return String.join(" | ", shipments.stream().map(ShipmentsTest::dates).toList());
  }

  private static String dates(List<ExportPlan> together) {
    return String.join(
        " ",
        together.stream()
            .map(plan -> plan.snapshot().date().toEpochDay() - FRIDAY.toEpochDay())
            .map(String::valueOf)
            .toList());
  }

  private static IntStream numbers(String text) {
    return Arrays.stream(text.split(" ")).mapToInt(Integer::parseInt);
  }

  @ParameterizedTest
  @CsvSource({
    "0,          0",
    "0 1 2,      0 1 2",
    "0 3 4,      0 3 4",
    "0 5,        0 5",
    "0 6,        0 | 6",
    "0 1 400 401 9000, 0 1 | 400 401 | 9000"
  })
  void datesTravelTogetherUnlessTheNextIsFarAway(String days, String shipments) {
    assertThat(days(Shipments.close(plans(numbers(days))))).isEqualTo(shipments);
  }

  @ParameterizedTest
  @CsvSource({
    "300000 300000 300000,         0 1 2",
    "400000 600000 1,              0 1 | 2",
    "1 5000000 1,                  0 | 1 | 2",
    "5000000,                      0",
    "0 0 1000000 0 1,              0 1 2 3 | 4"
  })
  void theirRowsAreAMillionAtMostAndADateOfMoreTravelsAlone(String rows, String shipments) {
    int[] counts = numbers(rows).toArray();
    Map<LocalDate, Long> byDate = new HashMap<>();
    for (int day = 0; day < counts.length; day++) {
      byDate.put(FRIDAY.plusDays(day), (long) counts[day]);
    }

    assertThat(days(Shipments.bounded(plans(IntStream.range(0, counts.length)), byDate)))
        .isEqualTo(shipments);
  }

  @Test
  void theyAreAThousandAtMost() {
    List<ExportPlan> plans = plans(IntStream.range(0, 2 * Shipment.MOST_DATES + 1));

    assertThat(Shipments.bounded(plans, Map.of()))
        .extracting(List::size)
        .containsExactly(Shipment.MOST_DATES, Shipment.MOST_DATES, 1);
  }

  /** So what a crash left staged is found under the names of the next run. */
  @Test
  void whatIsLeftAfterAShipmentMakesTheSameShipments() {
    List<ExportPlan> plans =
        plans(IntStream.range(0, 3_000).filter(day -> day % 7 < 5 && day % 300 > 20));
    Map<LocalDate, Long> rows = new HashMap<>();
    plans.forEach(plan -> rows.put(plan.snapshot().date(), 10_000L));

    List<List<ExportPlan>> all = shipments(plans, rows);
    List<ExportPlan> rest = plans.subList(all.get(0).size(), plans.size());

    assertThat(all).hasSizeGreaterThan(10);
    assertThat(shipments(rest, rows)).isEqualTo(all.subList(1, all.size()));
  }

  private static List<List<ExportPlan>> shipments(
      List<ExportPlan> plans, Map<LocalDate, Long> rows) {
    return Shipments.close(plans).stream().flatMap(close -> bounded(close, rows)).toList();
  }

  private static Stream<List<ExportPlan>> bounded(
      List<ExportPlan> close, Map<LocalDate, Long> rows) {
    return Shipments.bounded(close, rows).stream();
  }
}

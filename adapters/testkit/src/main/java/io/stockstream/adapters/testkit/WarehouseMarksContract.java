package io.stockstream.adapters.testkit;

import static io.stockstream.adapters.testkit.TestingWarehouse.GAPS;
import static io.stockstream.adapters.testkit.TestingWarehouse.MONDAY;
import static io.stockstream.adapters.testkit.TestingWarehouse.QUOTES;
import static io.stockstream.adapters.testkit.TestingWarehouse.TUESDAY;
import static io.stockstream.adapters.testkit.TestingWarehouse.snapshot;
import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.ports.verify.RowHash;
import io.stockstream.ports.warehouse.ExportMark;
import io.stockstream.ports.warehouse.RowsDigest;
import io.stockstream.ports.warehouse.Shipment;
import io.stockstream.ports.warehouse.Snapshot;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The ledger of exports: of each table and date the latest snapshot. */
interface WarehouseMarksContract extends WarehouseParts {

  private static ExportMark mark(Snapshot snapshot, long rows) {
    return new ExportMark(
        snapshot,
        new RowsDigest(
            rows,
            new BigDecimal("1099999999999999999999.999999999999999989"),
            new RowHash(Long.MIN_VALUE, -1)),
        Instant.parse("2026-01-06T00:00:00.123456Z"));
  }

  private void remember(ExportMark mark) {
    warehouse().warehouse().remember(List.of(mark));
  }

  private void isRemembered(ExportMark mark) {
    assertThat(warehouse().warehouse().marks(QUOTES)).hasSize(1).containsEntry(MONDAY, mark);
  }

  @Test
  default void aMarkIsFoundAsItWasRemembered() {
    assertThat(warehouse().warehouse().marks(QUOTES)).isEmpty();
    Snapshot odd = new Snapshot("it's \"a\" store", QUOTES.name(), MONDAY, Long.MAX_VALUE, 7);
    remember(mark(odd, 3_000_000_000L));

    warehouse().reopen();

    isRemembered(mark(odd, 3_000_000_000L));
  }

  @Test
  default void theLaterSnapshotStaysWhicheverComesLast() {
    remember(mark(snapshot(QUOTES, 2), 20));
    remember(mark(snapshot(QUOTES, 1), 10));
    isRemembered(mark(snapshot(QUOTES, 2), 20));

    remember(mark(snapshot(QUOTES, 10), 100));
    isRemembered(mark(snapshot(QUOTES, 10), 100));
  }

  @Test
  default void anEqualSnapshotStaysAsItIs() {
    remember(mark(snapshot(QUOTES, 2), 20));
    remember(mark(snapshot(QUOTES, 2), 21));

    isRemembered(mark(snapshot(QUOTES, 2), 20));
  }

  @Test
  default void aRepeatIsLaterThanItsPositionAndEarlierThanTheNext() {
    remember(mark(snapshot(QUOTES, 2), 20));
    ExportMark repeat = mark(new Snapshot("a-store", QUOTES.name(), MONDAY, 2, 1), 21);
    remember(repeat);
    isRemembered(repeat);

    remember(mark(snapshot(QUOTES, 3), 30));
    remember(repeat);
    isRemembered(mark(snapshot(QUOTES, 3), 30));
  }

  @Test
  default void tablesAndDatesHaveMarksOfTheirOwn() {
    remember(mark(snapshot(QUOTES, 1), 1));
    remember(mark(snapshot(GAPS, 2), 2));
    remember(mark(snapshot(QUOTES, TUESDAY, 3), 3));

    assertThat(warehouse().warehouse().marks(QUOTES))
        .hasSize(2)
        .containsEntry(MONDAY, mark(snapshot(QUOTES, 1), 1))
        .containsKey(TUESDAY);
    assertThat(warehouse().warehouse().marks(GAPS))
        .hasSize(1)
        .containsEntry(MONDAY, mark(snapshot(GAPS, 2), 2));
  }

  @Test
  default void marksOfManyDatesAreRememberedAtOnceAndEachByItsOwnOrder() {
    LocalDate wednesday = TUESDAY.plusDays(1);
    ExportMark stays = mark(snapshot(QUOTES, TUESDAY, 9), 90);
    ExportMark goes = mark(snapshot(QUOTES, wednesday, 1), 10);
    warehouse().warehouse().remember(List.of(stays, goes));

    ExportMark now = mark(snapshot(QUOTES, wednesday, 5), 50);
    warehouse()
        .warehouse()
        .remember(
            List.of(mark(snapshot(QUOTES, 5), 50), mark(snapshot(QUOTES, TUESDAY, 5), 50), now));

    assertThat(warehouse().warehouse().marks(QUOTES))
        .hasSize(3)
        .containsEntry(MONDAY, mark(snapshot(QUOTES, 5), 50))
        .containsEntry(TUESDAY, stays)
        .containsEntry(wednesday, now);
  }

  @Test
  default void asManyMarksAsAShipmentHasDatesAreRemembered() {
    List<ExportMark> marks =
        IntStream.range(0, Shipment.MOST_DATES)
            .mapToObj(day -> mark(snapshot(QUOTES, MONDAY.plusDays(day), 1_000_000L + day), day))
            .toList();

    warehouse().warehouse().remember(marks);

    assertThat(warehouse().warehouse().marks(QUOTES).values()).containsExactlyElementsOf(marks);
  }
}

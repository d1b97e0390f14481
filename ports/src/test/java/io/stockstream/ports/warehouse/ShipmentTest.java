package io.stockstream.ports.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What may travel together, and under which name. */
class ShipmentTest {

  private static final LocalDate MONDAY = LocalDate.parse("2026-01-05");

  private static Snapshot snapshot(String store, String table, int day, long position, int repeat) {
    return new Snapshot(store, table, MONDAY.plusDays(day), position, repeat);
  }

  private static final Snapshot FIRST = snapshot("a-store", "bars", 0, 42, 0);
  private static final Snapshot SECOND = snapshot("a-store", "bars", 1, 7, 0);

  @Test
  void theNameIsTheSameForTheSameSnapshotsAndAnotherForAnyOther() {
    Shipment both = new Shipment(List.of(FIRST, SECOND));

    assertThat(both.name())
        .matches("bars_20260105_2_[0-9a-f]{32}")
        .isEqualTo(new Shipment(List.of(FIRST, SECOND)).name());
    assertThat(
            Stream.of(
                    both,
                    Shipment.of(FIRST),
                    Shipment.of(snapshot("b-store", "bars", 0, 42, 0)),
                    Shipment.of(snapshot("a-store", "gaps", 0, 42, 0)),
                    Shipment.of(snapshot("a-store", "bars", 0, 43, 0)),
                    Shipment.of(snapshot("a-store", "bars", 0, 42, 1)),
                    new Shipment(List.of(FIRST, snapshot("a-store", "bars", 1, 8, 0))),
                    new Shipment(List.of(FIRST, snapshot("a-store", "bars", 2, 7, 0))))
                .map(Shipment::name))
        .doesNotHaveDuplicates();
  }

  @Test
  void peopleReadTheSnapshotOrTheDates() {
    assertThat(Shipment.of(FIRST)).hasToString("bars 2026-01-05 at 42");
    assertThat(new Shipment(List.of(FIRST, snapshot("a-store", "bars", 9, 1, 0))))
        .hasToString("bars 2026-01-05 to 2026-01-14, 2 dates");
  }

  @Test
  void onlyLaterDatesOfTheSameTableAndStoreFollow() {
    isRefused(List.of(SECOND, FIRST), "after bars 2026-01-06 at 7, was bars 2026-01-05 at 42");
    isRefused(List.of(FIRST, FIRST), "a later date");
    isRefused(List.of(FIRST, snapshot("b-store", "bars", 1, 7, 0)), "the same table and store");
    isRefused(List.of(FIRST, snapshot("a-store", "gaps", 1, 7, 0)), "the same table and store");
    isRefused(List.of(), "expected 1 to 1000 snapshots, was 0");
    isRefused(
        IntStream.rangeClosed(0, Shipment.MOST_DATES)
            .mapToObj(day -> snapshot("a-store", "bars", day, 1, 0))
            .toList(),
        "was 1001");
  }

  private static void isRefused(List<Snapshot> snapshots, String words) {
    assertThatThrownBy(() -> new Shipment(snapshots))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(words);
  }
}

package io.stockstream.adapters.testkit;

import static io.stockstream.adapters.testkit.TestingWarehouse.GAPS;
import static io.stockstream.adapters.testkit.TestingWarehouse.MONDAY;
import static io.stockstream.adapters.testkit.TestingWarehouse.QUOTES;
import static io.stockstream.adapters.testkit.TestingWarehouse.TUESDAY;
import static io.stockstream.adapters.testkit.TestingWarehouse.gap;
import static io.stockstream.adapters.testkit.TestingWarehouse.quote;
import static io.stockstream.adapters.testkit.TestingWarehouse.snapshot;
import static io.stockstream.adapters.testkit.TestingWarehouse.texts;
import static io.stockstream.adapters.testkit.TestingWarehouse.together;
import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.ports.failure.FailureKind;
import io.stockstream.ports.failure.PortException;
import io.stockstream.ports.warehouse.MergeCounts;
import io.stockstream.ports.warehouse.Row;
import io.stockstream.ports.warehouse.Shipment;
import io.stockstream.ports.warehouse.Snapshot;
import io.stockstream.ports.warehouse.Warehouse;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** What stands after merges, in whatever order and however often they come. */
interface WarehouseMergeContract extends WarehouseParts {

  private static Row bookedOn(Row row, LocalDate date, String saidBy) {
    List<Object> values = new ArrayList<>(row.values());
    values.set(QUOTES.indexOf("booked_on"), date);
    values.set(QUOTES.indexOf("said_by"), saidBy);
    return Row.of(values.toArray());
  }

  private void stands(Row... rows) {
    assertThat(warehouse().rows(QUOTES, MONDAY)).isEqualTo(texts(QUOTES, rows));
  }

  @Test
  default void newRowsAreInserted() {
    MergeCounts counts =
        warehouse().export(QUOTES, snapshot(QUOTES, 1), quote("a", 1, "1"), quote("b", 1, "2"));

    assertThat(counts).isEqualTo(new MergeCounts(2, 0, 0));
    stands(quote("a", 1, "1"), quote("b", 1, "2"));
  }

  @Test
  default void toMergeAgainChangesNothing() {
    warehouse().export(QUOTES, snapshot(QUOTES, 1), quote("a", 1, "1"), quote("b", 1, "2"));

    assertThat(warehouse().merge(QUOTES, snapshot(QUOTES, 1))).isEqualTo(MergeCounts.NONE);
    stands(quote("a", 1, "1"), quote("b", 1, "2"));
  }

  @Test
  default void theGreaterVersionStands() {
    warehouse()
        .export(
            QUOTES,
            snapshot(QUOTES, 1),
            quote("grows", 1, "1"),
            quote("stays", 5, "2"),
            quote("alone", 1, "3"));
    MergeCounts counts =
        warehouse()
            .export(
                QUOTES,
                snapshot(QUOTES, 2),
                quote("grows", 2, "10"),
                quote("stays", 4, "20"),
                quote("comes", 1, "30"));

    assertThat(counts).isEqualTo(new MergeCounts(1, 1, 0));
    stands(
        quote("grows", 2, "10"),
        quote("stays", 5, "2"),
        quote("alone", 1, "3"),
        quote("comes", 1, "30"));
  }

  @Test
  default void anOlderSnapshotThatComesLateChangesNothing() {
    warehouse().stage(QUOTES, snapshot(QUOTES, 1), quote("a", 1, "1"));
    warehouse().export(QUOTES, snapshot(QUOTES, 2), quote("a", 2, "2"), quote("b", 1, "2"));

    assertThat(warehouse().merge(QUOTES, snapshot(QUOTES, 1))).isEqualTo(MergeCounts.NONE);
    stands(quote("a", 2, "2"), quote("b", 1, "2"));
  }

  @Test
  default void versionsAreComparedToTheLastDigitAndInFull() {
    Row low = withVersion("7fffffffffffffffffffffffffffffff");
    Row high = withVersion("80000000000000000000000000000000");
    Row higher = withVersion("80000000000000000000000000000001");

    warehouse().export(QUOTES, snapshot(QUOTES, 1), high);
    warehouse().export(QUOTES, snapshot(QUOTES, 2), low);
    stands(high);
    warehouse().export(QUOTES, snapshot(QUOTES, 3), higher);
    stands(higher);
  }

  private static Row withVersion(String version) {
    List<Object> values = new ArrayList<>(quote("a", 1, "1").values());
    values.set(QUOTES.indexOf("version"), version);
    values.set(QUOTES.indexOf("note"), version);
    return Row.of(values.toArray());
  }

  @Test
  default void ofEqualVersionsADerivedColumnFollowsAndALabelDoesNot() {
    Row first = bookedOn(quote("a", 1, "1"), MONDAY, "one");
    Row renamed = bookedOn(quote("a", 1, "1"), MONDAY, "another");
    Row rebooked = bookedOn(quote("a", 1, "1"), TUESDAY, "another");

    warehouse().export(QUOTES, snapshot(QUOTES, 1), first);
    assertThat(warehouse().export(QUOTES, snapshot(QUOTES, 2), renamed))
        .isEqualTo(MergeCounts.NONE);
    stands(first);
    assertThat(warehouse().export(QUOTES, snapshot(QUOTES, 3), rebooked))
        .isEqualTo(new MergeCounts(0, 1, 0));
    stands(rebooked);
  }

  @Test
  default void otherDatesAreLeftAlone() {
    Row tuesday = quote("a", Instant.parse("2026-01-06T00:00:00Z"), 1, "1");
    warehouse().export(QUOTES, snapshot(QUOTES, TUESDAY, 1), tuesday);
    warehouse().export(QUOTES, snapshot(QUOTES, 2), quote("a", 1, "1"));

    assertThat(warehouse().rows(QUOTES, TUESDAY)).isEqualTo(texts(QUOTES, tuesday));
  }

  @Test
  default void aSnapshotOfNothingTakesNothingFromAVersionedTable() {
    warehouse().export(QUOTES, snapshot(QUOTES, 1), quote("a", 1, "1"));

    assertThat(warehouse().export(QUOTES, snapshot(QUOTES, 2))).isEqualTo(MergeCounts.NONE);
    stands(quote("a", 1, "1"));
  }

  @Test
  default void rowsOfASnapshotTakeThePlaceOfThoseBefore() {
    warehouse().export(GAPS, snapshot(GAPS, 1), gap("goes", 5), gap("changes", 6), gap("stays", 7));
    MergeCounts counts =
        warehouse()
            .export(GAPS, snapshot(GAPS, 2), gap("changes", 60), gap("stays", 7), gap("comes", 8));

    assertThat(counts.inserted() - counts.deleted()).isZero();
    assertThat(counts).isNotEqualTo(MergeCounts.NONE);
    assertThat(warehouse().rows(GAPS, MONDAY))
        .isEqualTo(texts(GAPS, gap("changes", 60), gap("stays", 7), gap("comes", 8)));
  }

  @Test
  default void anOlderSnapshotDoesNotBringBackWhatCeasedToBe() {
    warehouse().stage(GAPS, snapshot(GAPS, 1), gap("goes", 5));
    warehouse().export(GAPS, snapshot(GAPS, 2));

    assertThat(warehouse().merge(GAPS, snapshot(GAPS, 1))).isEqualTo(MergeCounts.NONE);
    assertThat(warehouse().rows(GAPS, MONDAY)).isEmpty();
  }

  @Test
  default void aRepeatOfAPositionIsLaterThanThePosition() {
    Snapshot first = snapshot(GAPS, 1);
    Snapshot repeat = new Snapshot(first.storeId(), first.table(), first.date(), 1, 1);
    warehouse().export(GAPS, first, gap("goes", 5));
    warehouse().export(GAPS, repeat, gap("comes", 5));
    warehouse().merge(GAPS, first);

    assertThat(warehouse().rows(GAPS, MONDAY)).isEqualTo(texts(GAPS, gap("comes", 5)));
  }

  private static Row onTuesday(String name, int version, String amount) {
    Instant at = TUESDAY.atTime(14, 30).toInstant(ZoneOffset.UTC);
    return quote(name, at, version, amount);
  }

  @Test
  default void datesThatTravelTogetherAreMergedEachAsItShould() {
    Snapshot between = snapshot(QUOTES, TUESDAY, 1);
    LocalDate friday = MONDAY.plusDays(4);
    Row there = onTuesday("left alone", 1, "1");
    Row last = quote("a", friday.atTime(23, 59).toInstant(ZoneOffset.UTC), 1, "1");
    warehouse().export(QUOTES, between, there);
    warehouse().export(QUOTES, snapshot(QUOTES, 1), quote("grows", 1, "1"), quote("stays", 5, "5"));
    Shipment two = together(snapshot(QUOTES, 2), snapshot(QUOTES, friday, 2));

    assertThat(
            warehouse().export(QUOTES, two, quote("grows", 2, "2"), quote("stays", 4, "4"), last))
        .isEqualTo(new MergeCounts(1, 1, 0));
    assertThat(warehouse().warehouse().merge(QUOTES, two)).isEqualTo(MergeCounts.NONE);

    stands(quote("grows", 2, "2"), quote("stays", 5, "5"));
    assertThat(warehouse().rows(QUOTES, TUESDAY)).isEqualTo(texts(QUOTES, there));
    assertThat(warehouse().rows(QUOTES, friday)).isEqualTo(texts(QUOTES, last));
  }

  @Test
  default void anOlderSnapshotChangesNothingWhateverTravelsWithIt() {
    LocalDate wednesday = TUESDAY.plusDays(1);
    Shipment old =
        together(snapshot(GAPS, 1), snapshot(GAPS, TUESDAY, 9), snapshot(GAPS, wednesday, 1));
    warehouse()
        .stage(GAPS, old, gap("late", 1), gap("in time", TUESDAY, 1), gap("at once", wednesday, 1));
    warehouse().export(GAPS, snapshot(GAPS, 2), gap("newer", 2));
    warehouse()
        .export(
            GAPS, snapshot(GAPS, TUESDAY, 8), gap("older", TUESDAY, 2), gap("goes", TUESDAY, 2));

    assertThat(warehouse().warehouse().merge(GAPS, old)).isNotEqualTo(MergeCounts.NONE);

    assertThat(warehouse().rows(GAPS, MONDAY)).isEqualTo(texts(GAPS, gap("newer", 2)));
    assertThat(warehouse().rows(GAPS, TUESDAY)).isEqualTo(texts(GAPS, gap("in time", TUESDAY, 1)));
    assertThat(warehouse().rows(GAPS, wednesday))
        .isEqualTo(texts(GAPS, gap("at once", wednesday, 1)));
  }

  @Test
  default void aDateWithoutRowsIsEmptiedAndThoseBetweenAreLeftAlone() {
    LocalDate wednesday = TUESDAY.plusDays(1);
    warehouse().export(GAPS, snapshot(GAPS, 1), gap("goes", 1));
    warehouse().export(GAPS, snapshot(GAPS, TUESDAY, 1), gap("stays", TUESDAY, 1));
    Shipment two = together(snapshot(GAPS, 2), snapshot(GAPS, wednesday, 2));

    warehouse().export(GAPS, two, gap("comes", wednesday, 1));

    assertThat(warehouse().rows(GAPS, MONDAY)).isEmpty();
    assertThat(warehouse().rows(GAPS, TUESDAY)).isEqualTo(texts(GAPS, gap("stays", TUESDAY, 1)));
    assertThat(warehouse().rows(GAPS, wednesday))
        .isEqualTo(texts(GAPS, gap("comes", wednesday, 1)));
  }

  @Test
  default void asManyDatesAsTravelTogetherAreMerged() {
    Snapshot[] snapshots = new Snapshot[Shipment.MOST_DATES];
    Row[] rows = new Row[snapshots.length];
    for (int day = 0; day < snapshots.length; day++) {
      LocalDate date = MONDAY.plusDays(day);
      snapshots[day] = snapshot(GAPS, date, 1_000_000L + day);
      rows[day] = gap("n" + day, date, day);
    }

    assertThat(warehouse().export(GAPS, together(snapshots), rows))
        .isEqualTo(new MergeCounts(rows.length, 0, 0));

    LocalDate last = MONDAY.plusDays(rows.length - 1);
    assertThat(warehouse().rows(GAPS, last)).isEqualTo(texts(GAPS, rows[rows.length - 1]));
  }

  @Test
  default void twoAtOnceLeaveTheGreaterVersions() {
    Row[] old = new Row[200];
    Row[] now = new Row[200];
    for (int i = 0; i < old.length; i++) {
      old[i] = quote("n" + i, i % 2 == 0 ? 1 : 3, "1");
      now[i] = quote("n" + i, 2, "2");
    }
    Row[] expected = new Row[200];
    for (int i = 0; i < old.length; i++) {
      expected[i] = i % 2 == 0 ? now[i] : old[i];
    }

    ExecutorService two = Executors.newFixedThreadPool(2);
    try (Warehouse other = warehouse().openAnother()) {
      CompletableFuture.allOf(
              CompletableFuture.runAsync(
                  () -> untilDone(warehouse().warehouse(), snapshot(QUOTES, 1), old), two),
              CompletableFuture.runAsync(() -> untilDone(other, snapshot(QUOTES, 2), now), two))
          .join();
    } finally {
      two.shutdown();
    }
    stands(expected);
  }

  /** Another writer may be in the way: then the same call may succeed later. */
  private static void untilDone(Warehouse warehouse, Snapshot snapshot, Row... rows) {
    for (int attempt = 1; ; attempt++) {
      try {
        Shipment shipment = Shipment.of(snapshot);
        warehouse.stage(QUOTES, shipment, consumer -> List.of(rows).forEach(consumer));
        warehouse.merge(QUOTES, shipment);
        return;
      } catch (PortException e) {
        if (e.kind() != FailureKind.RETRYABLE || attempt == 20) {
          throw e;
        }
      }
    }
  }
}

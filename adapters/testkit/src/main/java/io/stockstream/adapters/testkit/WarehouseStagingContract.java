package io.stockstream.adapters.testkit;

import static io.stockstream.adapters.testkit.TestingWarehouse.MONDAY;
import static io.stockstream.adapters.testkit.TestingWarehouse.QUOTES;
import static io.stockstream.adapters.testkit.TestingWarehouse.TUESDAY;
import static io.stockstream.adapters.testkit.TestingWarehouse.quote;
import static io.stockstream.adapters.testkit.TestingWarehouse.snapshot;
import static io.stockstream.adapters.testkit.TestingWarehouse.texts;
import static io.stockstream.adapters.testkit.TestingWarehouse.together;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.stockstream.ports.failure.FailureKind;
import io.stockstream.ports.failure.PortException;
import io.stockstream.ports.warehouse.DigestRows;
import io.stockstream.ports.warehouse.Row;
import io.stockstream.ports.warehouse.RowsDigest;
import io.stockstream.ports.warehouse.Shipment;
import io.stockstream.ports.warehouse.Snapshot;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is staged: there as a whole or not at all, and for nobody to see until it is merged. */
interface WarehouseStagingContract extends WarehouseParts {

  private Optional<RowsDigest> staged(Snapshot snapshot) {
    return warehouse().staged(QUOTES, snapshot);
  }

  private static RowsDigest digestOf(Row row) {
    return DigestRows.of(QUOTES, rows -> rows.accept(row));
  }

  private void isRefusedUntilStaged(Snapshot snapshot) {
    assertThatThrownBy(() -> warehouse().merge(QUOTES, snapshot))
        .hasMessageContaining(snapshot.toString())
        .asInstanceOf(type(PortException.class))
        .extracting(PortException::kind)
        .isEqualTo(FailureKind.RETRYABLE);
  }

  @Test
  default void whatIsStagedIsSeenByNobody() {
    warehouse().stage(QUOTES, snapshot(QUOTES, 1), quote("a", 1, "1"));

    assertThat(warehouse().rows(QUOTES, MONDAY)).isEmpty();
    assertThat(warehouse().digest(QUOTES, MONDAY)).isEqualTo(RowsDigest.NONE);
    assertThat(warehouse().warehouse().marks(QUOTES)).isEmpty();
  }

  @Test
  default void whatIsStagedIsThereWhenItIsOpenedAgain() {
    warehouse().stage(QUOTES, snapshot(QUOTES, 1), quote("a", 1, "1"));

    warehouse().reopen();

    assertThat(staged(snapshot(QUOTES, 1))).contains(digestOf(quote("a", 1, "1")));
    warehouse().merge(QUOTES, snapshot(QUOTES, 1));
    assertThat(warehouse().rows(QUOTES, MONDAY)).isEqualTo(texts(QUOTES, quote("a", 1, "1")));
  }

  @Test
  default void toStageAgainReplacesWhatWasStaged() {
    warehouse().stage(QUOTES, snapshot(QUOTES, 1), quote("a", 1, "1"), quote("b", 1, "1"));
    warehouse().stage(QUOTES, snapshot(QUOTES, 1), quote("c", 1, "3"));

    assertThat(staged(snapshot(QUOTES, 1))).contains(digestOf(quote("c", 1, "3")));
  }

  @Test
  default void snapshotsAreStagedSideBySide() {
    Snapshot repeat = new Snapshot("a-store", QUOTES.name(), MONDAY, 1, 1);
    Snapshot tuesday = snapshot(QUOTES, TUESDAY, 1);
    Snapshot other = new Snapshot("b'store", QUOTES.name(), MONDAY, 1, 0);
    warehouse().stage(QUOTES, snapshot(QUOTES, 1), quote("a", 1, "1"));
    warehouse().stage(QUOTES, repeat, quote("b", 1, "2"));
    warehouse().stage(QUOTES, other, quote("c", 1, "3"));

    assertThat(staged(snapshot(QUOTES, 1))).contains(digestOf(quote("a", 1, "1")));
    assertThat(staged(repeat)).contains(digestOf(quote("b", 1, "2")));
    assertThat(staged(other)).contains(digestOf(quote("c", 1, "3")));
    assertThat(staged(tuesday)).isEmpty();
    assertThat(staged(snapshot(QUOTES, 2))).isEmpty();
  }

  @Test
  default void aSnapshotOfNothingIsStagedToo() {
    warehouse().stage(QUOTES, snapshot(QUOTES, 1));

    assertThat(staged(snapshot(QUOTES, 1))).contains(RowsDigest.NONE);
  }

  @Test
  default void aSourceThatFailsHalfWayStagesNothing() {
    IllegalStateException failure = new IllegalStateException("the store is gone");

    assertThatThrownBy(
            () ->
                warehouse()
                    .warehouse()
                    .stage(
                        QUOTES,
                        Shipment.of(snapshot(QUOTES, 1)),
                        rows -> {
                          rows.accept(quote("a", 1, "1"));
                          throw failure;
                        }))
        .isSameAs(failure);

    assertThat(staged(snapshot(QUOTES, 1))).isEmpty();
    isRefusedUntilStaged(snapshot(QUOTES, 1));
    warehouse().export(QUOTES, snapshot(QUOTES, 1), quote("a", 1, "1"));
    assertThat(warehouse().rows(QUOTES, MONDAY)).isEqualTo(texts(QUOTES, quote("a", 1, "1")));
  }

  @Test
  default void whatIsNotStagedCannotBeMerged() {
    isRefusedUntilStaged(snapshot(QUOTES, 1));
  }

  @Test
  default void datesThatTravelTogetherAreStagedTogetherAndUnderNoOtherName() {
    Snapshot tuesday = snapshot(QUOTES, TUESDAY, 1);
    Row row = quote("a", TUESDAY.atTime(9, 0).toInstant(ZoneOffset.UTC), 1, "2");
    Snapshot empty = snapshot(QUOTES, TUESDAY.plusDays(1), 1);
    Shipment three = together(snapshot(QUOTES, 1), tuesday, empty);

    warehouse().stage(QUOTES, three, quote("a", 1, "1"), row);

    assertThat(warehouse().warehouse().staged(QUOTES, three))
        .hasSize(3)
        .containsEntry(MONDAY, digestOf(quote("a", 1, "1")))
        .containsEntry(TUESDAY, digestOf(row))
        .containsEntry(empty.date(), RowsDigest.NONE);
    assertThat(staged(snapshot(QUOTES, 1))).isEmpty();
    assertThat(warehouse().warehouse().staged(QUOTES, together(snapshot(QUOTES, 1), tuesday)))
        .isEmpty();
    assertThat(
            warehouse().warehouse().staged(QUOTES, together(snapshot(QUOTES, 2), tuesday, empty)))
        .isEmpty();
  }

  @Test
  default void discardingTakesThisOneAndNoOther() {
    Snapshot tuesday = snapshot(QUOTES, TUESDAY, 1);
    Shipment both = together(snapshot(QUOTES, 2), tuesday);
    for (int position = 1; position <= 2; position++) {
      warehouse().stage(QUOTES, snapshot(QUOTES, position), quote("a", position, "1"));
    }
    warehouse().stage(QUOTES, tuesday);
    warehouse().stage(QUOTES, both);

    warehouse().warehouse().discard(QUOTES, Shipment.of(snapshot(QUOTES, 2)));
    warehouse().warehouse().discard(QUOTES, Shipment.of(snapshot(QUOTES, 2)));

    assertThat(staged(snapshot(QUOTES, 1))).isPresent();
    assertThat(staged(snapshot(QUOTES, 2))).isEmpty();
    assertThat(staged(tuesday)).isPresent();
    assertThat(warehouse().warehouse().staged(QUOTES, both)).hasSize(2);
    isRefusedUntilStaged(snapshot(QUOTES, 2));
  }
}

package io.stockstream.adapters.testkit;

import static io.stockstream.adapters.testkit.TestingBars.APPLE;
import static io.stockstream.adapters.testkit.TestingBars.START;
import static io.stockstream.adapters.testkit.TestingBars.bar;
import static io.stockstream.adapters.testkit.TestingBars.feed;
import static io.stockstream.adapters.testkit.TestingBars.rollUp;
import static io.stockstream.adapters.testkit.TestingBars.voided;
import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.domain.bar.BarState;
import io.stockstream.domain.bar.Timeframe;
import io.stockstream.domain.merge.Conflict;
import io.stockstream.domain.merge.Position;
import io.stockstream.domain.rollup.Clock;
import io.stockstream.domain.statement.StoredBar;
import io.stockstream.ports.store.TaskOutcome;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Of two rows on one key the greater version stays. */
interface VersionContract extends ContractParts {

  @Test
  default void theGreaterVersionStaysWhicheverIsWrittenFirst() {
    StoredBar smaller = bar(APPLE, 0, "10", 1);
    StoredBar greater = bar(APPLE, 0, "11", 2);

    store().write(smaller);
    store().write(greater);
    another().write(greater);
    another().write(smaller);

    assertThat(store().bars()).containsExactly(greater);
    assertThat(another().bars()).containsExactly(greater);
  }

  @Test
  default void versionsAreComparedAsUnsignedNumbersOf127Bits() {
    StoredBar part = bar(APPLE, 0, "10");
    StoredBar lastEdition = rollUp(Timeframe.M5, BarState.OPEN, 255, part);
    StoredBar firstEdition = rollUp(Timeframe.M5, BarState.CLOSED, 0, part, bar(APPLE, 1, "11"));

    store().write(lastEdition);
    store().write(firstEdition);

    assertThat(store().bars()).containsExactly(lastEdition);
  }

  @Test
  default void aRowThatIsReplacedLeavesNothingBehind() {
    StoredBar voided = voided(APPLE, 0, 2);
    StoredBar stated = bar(APPLE, 0, "11", 3);

    store().write(bar(APPLE, 0, "10", 1));
    store().write(voided);
    List<StoredBar> afterVoid = store().bars();
    store().write(stated);

    assertThat(afterVoid).containsExactly(voided);
    assertThat(store().bars()).containsExactly(stated);
  }

  @Test
  default void aRepeatedWriteChangesNothing() {
    StoredBar stands = bar(APPLE, 0, "11");
    TaskOutcome outcome =
        new TaskOutcome(
            List.of(new Conflict(new Position("bars", 0, 1), stands, bar(APPLE, 0, "10"))),
            List.of(KeptRecordsContract.quarantined(2)),
            List.of(),
            List.of(stands, rollUp(APPLE, 0, BarState.OPEN)),
            Map.of(APPLE, new Clock(START)),
            Map.of("XNAS", new Clock(START)));

    store().write(outcome);
    another().write(outcome);
    another().write(outcome);

    assertThat(another().bars()).isEqualTo(store().bars()).hasSize(2);
    assertThat(another().conflicts()).isEqualTo(store().conflicts()).hasSize(1);
    assertThat(another().quarantine()).hasSize(1);
    assertThat(another().existing(APPLE)).isEqualTo(store().existing(APPLE));
  }

  @Test
  default void aVenuesOwnBarAndTheRollUpOfItsWindowAreTwoRows() {
    StoredBar own = feed(Timeframe.M5, START, "10");
    StoredBar rollUp = rollUp(APPLE, 0, BarState.CLOSED);

    store().write(own, rollUp);

    assertThat(store().bars()).containsExactly(own, rollUp);
  }

  @Test
  default void aGreaterEditionOpensAClosedRollUpAgain() {
    StoredBar part = bar(APPLE, 0, "10");
    StoredBar reopened = rollUp(Timeframe.M5, BarState.OPEN, 1, part);

    store().write(rollUp(Timeframe.M5, BarState.CLOSED, 0, part));
    store().write(reopened);

    assertThat(store().existing(APPLE).openRollUps()).containsExactly(reopened);
  }
}

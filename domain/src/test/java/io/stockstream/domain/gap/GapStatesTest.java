package io.stockstream.domain.gap;

import static io.stockstream.domain.gap.TestingGaps.between;
import static io.stockstream.domain.gap.TestingGaps.gap;
import static io.stockstream.domain.gap.TestingGaps.listed;
import static io.stockstream.domain.gap.TestingGaps.minutesBut;
import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.domain.bar.Interval;
import java.util.List;
import org.junit.jupiter.api.Test;

class GapStatesTest {

  private static final Interval SESSION = between("10:00", "14:00");
  private static final Gap HOLE = gap("10:10", "10:20", GapReason.FEED_DOWN);

  private static List<Gap> carryOver(List<Gap> before, Gap... found) {
    Interval[] holes = List.of(found).stream().map(Gap::interval).toArray(Interval[]::new);
    TimeSet present = minutesBut(SESSION, holes);
    List<Gap> states = GapStates.carryOver(listed(), before, List.of(found), present);
    assertThat(GapStates.carryOver(listed(), states, List.of(found), present))
        .as("done again with its own result")
        .isEqualTo(states);
    return states;
  }

  @Test
  void aNewHoleIsOpen() {
    assertThat(carryOver(List.of(), HOLE)).containsExactly(HOLE);
  }

  @Test
  void aHoleThatIsStillThereKeepsWhatWasDecided() {
    Gap accepted = HOLE.in(GapState.ACCEPTED);

    assertThat(carryOver(List.of(accepted), HOLE)).containsExactly(accepted);
  }

  @Test
  void aHoleThatIsNoMoreWasFilled() {
    assertThat(carryOver(List.of(HOLE))).containsExactly(HOLE.in(GapState.FILLED));
  }

  @Test
  void ofAHoleFilledInItsMiddleBothEndsStay() {
    Gap requested = HOLE.in(GapState.REQUESTED);
    Gap left = gap("10:10", "10:13", GapReason.FEED_DOWN);
    Gap right = gap("10:17", "10:20", GapReason.FEED_DOWN);

    assertThat(carryOver(List.of(requested), left, right))
        .containsExactly(
            left.in(GapState.REQUESTED),
            gap("10:13", "10:17", GapReason.FEED_DOWN).in(GapState.FILLED),
            right.in(GapState.REQUESTED));
  }

  @Test
  void aHoleThatGrewIsOpenWhereItIsNew() {
    Gap accepted = HOLE.in(GapState.ACCEPTED);
    Gap grown = gap("10:05", "10:25", GapReason.FEED_DOWN);

    assertThat(carryOver(List.of(accepted), grown))
        .containsExactly(
            gap("10:05", "10:10", GapReason.FEED_DOWN),
            accepted,
            gap("10:20", "10:25", GapReason.FEED_DOWN));
  }

  @Test
  void aReasonThatIsKnownBetterReplacesTheOldOne() {
    Gap quiet = gap("10:10", "10:20", GapReason.NO_TRADES);

    assertThat(carryOver(List.of(HOLE), quiet)).containsExactly(quiet);
  }

  @Test
  void whatWasFilledAndIsAHoleAgainIsOpen() {
    assertThat(carryOver(List.of(HOLE.in(GapState.FILLED)), HOLE)).containsExactly(HOLE);
  }

  @Test
  void whatIsExpectedNoMoreIsForgotten() {
    Gap inTheBreak = gap("11:25", "11:40", GapReason.UNKNOWN);

    assertThat(carryOver(List.of(inTheBreak)))
        .containsExactly(gap("11:25", "11:30", GapReason.UNKNOWN).in(GapState.FILLED));
  }
}

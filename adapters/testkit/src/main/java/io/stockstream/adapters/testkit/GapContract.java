package io.stockstream.adapters.testkit;

import static io.stockstream.adapters.testkit.TestingBars.APPLE;
import static io.stockstream.adapters.testkit.TestingBars.TESLA;
import static io.stockstream.adapters.testkit.TestingBars.bar;
import static io.stockstream.adapters.testkit.TestingBars.minute;
import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.domain.bar.InstrumentId;
import io.stockstream.domain.bar.Interval;
import io.stockstream.domain.bar.Timeframe;
import io.stockstream.domain.gap.Gap;
import io.stockstream.domain.gap.GapReason;
import io.stockstream.domain.gap.GapState;
import io.stockstream.ports.store.Examined;
import io.stockstream.ports.store.GapProgress;
import io.stockstream.ports.store.GapSelection;
import io.stockstream.ports.store.GapStore;
import io.stockstream.ports.store.GapUpdate;
import io.vavr.control.Option;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Gaps as they were found. */
interface GapContract extends ContractParts {

  private static Gap gap(InstrumentId name, int from, int until, GapReason reason) {
    return new Gap(
        name,
        Timeframe.M1,
        LocalDate.parse("2026-01-05"),
        minutes(from, until),
        reason,
        GapState.OPEN);
  }

  private static Interval minutes(int from, int until) {
    return new Interval(minute(from), minute(until));
  }

  /** Of instruments that the store knows. */
  private GapStore gaps() {
    store().write(bar(APPLE, 0, "10"), bar(TESLA, 0, "10"));
    return store().store().gaps();
  }

  private static GapUpdate update(InstrumentId name, Interval window, Gap... gaps) {
    return new GapUpdate(Map.of(name, List.of(window)), List.of(gaps));
  }

  @Test
  default void thereAreNoGapsBeforeTheyWereLookedFor() {
    assertThat(store().store().gaps().progress()).isEqualTo(GapProgress.NONE);
    assertThat(store().store().gaps().read(GapSelection.ALL)).isEmpty();
  }

  @Test
  default void gapsAreReadAsTheyWereWrittenInTheirOrder() {
    List<Gap> all = new ArrayList<>();
    int from = 0;
    for (GapReason reason : GapReason.values()) {
      for (GapState state : GapState.values()) {
        all.add(gap(APPLE, from, from + 2, reason).in(state));
        from += 3;
      }
    }
    Gap other =
        new Gap(
            TESLA,
            Timeframe.H1,
            LocalDate.parse("2026-01-06"),
            minutes(-30, 90),
            GapReason.UNKNOWN,
            GapState.OPEN);
    GapStore gaps = gaps();

    gaps.write(update(TESLA, minutes(-60, 900), other));
    gaps.write(update(APPLE, minutes(0, 900), all.toArray(Gap[]::new)));
    store().reopen();

    all.add(other);
    assertThat(store().store().gaps().read(GapSelection.ALL)).isEqualTo(all);
  }

  @Test
  default void aWindowIsReplacedAndWhatLiesOutsideStays() {
    Gap before = gap(APPLE, -5, -3, GapReason.NO_TRADES);
    Gap after = gap(APPLE, 10, 12, GapReason.NO_TRADES);
    Gap other = gap(TESLA, 0, 5, GapReason.FEED_DOWN);
    GapStore gaps = gaps();
    gaps.write(
        update(
            APPLE,
            minutes(-10, 20),
            before,
            gap(APPLE, 0, 3, GapReason.FEED_DOWN),
            gap(APPLE, 5, 7, GapReason.FEED_DOWN),
            after));
    gaps.write(update(TESLA, minutes(0, 10), other));
    Gap smaller = gap(APPLE, 0, 2, GapReason.FEED_DOWN);
    GapUpdate update = update(APPLE, minutes(0, 10), smaller);

    gaps.write(update);
    gaps.write(update);

    assertThat(gaps.read(GapSelection.ALL)).containsExactly(before, smaller, after, other);
  }

  @Test
  default void whatWasReplacedMayComeBack() {
    Gap hole = gap(APPLE, 0, 3, GapReason.FEED_DOWN);
    GapStore gaps = gaps();
    for (int round = 0; round < 3; round++) {
      gaps.write(update(APPLE, minutes(0, 10), hole));
      assertThat(gaps.read(GapSelection.ALL)).containsExactly(hole);
      gaps.write(update(APPLE, minutes(0, 10)));
      assertThat(gaps.read(GapSelection.ALL)).isEmpty();
    }
  }

  @Test
  default void gapsAreSelectedByNameAndByTheTimeThatTheyReachInto() {
    Gap early = gap(APPLE, 0, 3, GapReason.FEED_DOWN);
    Gap late = gap(APPLE, 5, 7, GapReason.FEED_DOWN);
    Gap other = gap(TESLA, 0, 3, GapReason.FEED_DOWN);
    GapStore gaps = gaps();
    gaps.write(
        new GapUpdate(
            Map.of(APPLE, List.of(minutes(0, 10)), TESLA, List.of(minutes(0, 10))),
            List.of(early, late, other)));

    assertThat(gaps.read(selection("AAPL", null, null))).containsExactly(early, late);
    assertThat(gaps.read(selection(null, 2, 5))).containsExactly(early, other);
    assertThat(gaps.read(selection(null, 3, 6))).containsExactly(late);
    assertThat(gaps.read(selection("TSLA", 3, null))).isEmpty();
  }

  private static GapSelection selection(String symbol, Integer from, Integer until) {
    return new GapSelection(
        Option.of(symbol),
        Option.none(),
        Option.of(from).map(TestingBars::minute),
        Option.of(until).map(TestingBars::minute));
  }

  @Test
  default void progressIsKeptByInstrument() {
    Examined apple = new Examined(minute(0), minute(5), 1, Option.none());
    Examined tesla = new Examined(minute(0), minute(9), 2, Option.some(minute(3)));
    GapStore gaps = gaps();
    gaps.advance(new GapProgress(7, Map.of(APPLE, apple, TESLA, tesla)));
    Examined later = new Examined(minute(-1), minute(6), 1, Option.some(minute(3)));

    gaps.advance(new GapProgress(9, Map.of(APPLE, later)));
    store().reopen();

    assertThat(store().store().gaps().progress())
        .isEqualTo(new GapProgress(9, Map.of(APPLE, later, TESLA, tesla)));
  }
}

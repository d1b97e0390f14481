package io.stockstream.adapters.testkit;

import static io.stockstream.adapters.testkit.TestingBars.APPLE;
import static io.stockstream.adapters.testkit.TestingBars.START;
import static io.stockstream.adapters.testkit.TestingBars.TESLA;
import static io.stockstream.adapters.testkit.TestingBars.bar;
import static io.stockstream.adapters.testkit.TestingBars.feed;
import static io.stockstream.adapters.testkit.TestingBars.instrument;
import static io.stockstream.adapters.testkit.TestingBars.minute;
import static io.stockstream.adapters.testkit.TestingBars.rollUp;
import static io.stockstream.adapters.testkit.TestingBars.voided;
import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.domain.bar.BarState;
import io.stockstream.domain.bar.InstrumentId;
import io.stockstream.domain.bar.Timeframe;
import io.stockstream.domain.statement.StoredBar;
import io.stockstream.ports.store.BarSelection;
import io.stockstream.ports.store.BarSelection.Origins;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which bars a reader gets, and in which order. */
interface SelectionContract extends ContractParts {

  private List<StoredBar> of(Origins origins) {
    return store().select(selection(null, null, null, null, null, origins));
  }

  /** Null does not restrict. */
  private static BarSelection selection(
      String symbol,
      String venue,
      Timeframe timeframe,
      Instant from,
      Instant until,
      Origins origins) {
    return new BarSelection(
        Option.of(symbol),
        Option.of(venue),
        Option.of(timeframe),
        Option.of(from),
        Option.of(until),
        origins);
  }

  @Test
  default void aSymbolSelectsItsBarsOnEveryVenue() {
    StoredBar london = bar(new InstrumentId("AAPL", "XLON"), 0, "9");
    StoredBar apple = bar(APPLE, 0, "10");
    store().write(apple, london, bar(TESLA, 0, "11"), bar(instrument("aapl"), 0, "1"));

    assertThat(store().select(selection("AAPL", null, null, null, null, Origins.BOTH)))
        .containsExactly(london, apple);
    assertThat(store().select(selection("AAPL' OR '1'='1", null, null, null, null, Origins.BOTH)))
        .isEmpty();
  }

  @Test
  default void aVenueSelectsItsInstruments() {
    StoredBar london = bar(new InstrumentId("VOD", "XLON"), 0, "9");
    store().write(bar(APPLE, 0, "10"), london);

    assertThat(store().select(selection(null, "XLON", null, null, null, Origins.BOTH)))
        .containsExactly(london);
  }

  @Test
  default void aTimeframeSelectsItsBars() {
    StoredBar quarter = feed(Timeframe.M15, START, "10");
    store().write(bar(APPLE, 0, "10"), quarter);

    assertThat(store().select(selection(null, null, Timeframe.M15, null, null, Origins.BOTH)))
        .containsExactly(quarter);
  }

  @Test
  default void theFirstTimeIsSelectedAndTheLastIsNot() {
    store().write(bar(APPLE, 0, "1"), bar(APPLE, 1, "2"), bar(APPLE, 2, "3"), bar(APPLE, 3, "4"));

    assertThat(store().select(selection(null, null, null, minute(1), minute(3), Origins.BOTH)))
        .containsExactly(bar(APPLE, 1, "2"), bar(APPLE, 2, "3"));
    assertThat(store().select(selection(null, null, null, minute(3), null, Origins.BOTH)))
        .containsExactly(bar(APPLE, 3, "4"));
    assertThat(store().select(selection(null, null, null, null, minute(1), Origins.BOTH)))
        .containsExactly(bar(APPLE, 0, "1"));
    assertThat(store().select(selection(null, null, null, minute(9), minute(8), Origins.BOTH)))
        .isEmpty();
  }

  @Test
  default void timesBefore1970AreSelectedLikeOthers() {
    StoredBar old = feed(Timeframe.D1, Instant.parse("1929-10-29T00:00:00Z"), "230.07");
    store().write(old, feed(Timeframe.D1, START, "1"));

    Instant from = Instant.parse("1929-10-29T00:00:00Z");
    assertThat(store().select(selection(null, null, null, from, Instant.EPOCH, Origins.BOTH)))
        .containsExactly(old);
  }

  @Test
  default void filtersRestrictTogether() {
    StoredBar wanted = bar(APPLE, 1, "2");
    store()
        .write(wanted, bar(APPLE, 0, "1"), bar(TESLA, 1, "3"), feed(Timeframe.M15, minute(1), "4"));

    assertThat(
            store()
                .select(
                    selection(
                        "AAPL", "XNAS", Timeframe.M1, minute(1), minute(2), Origins.PREFERRED)))
        .containsExactly(wanted);
  }

  /** By UTF-16 unit, a rocket comes before a wide A; by UTF-8 byte, and by code point, after it. */
  @Test
  default void barsComeInTheOrderOfTheirKeys() {
    List<StoredBar> bars = new ArrayList<>();
    for (String symbol : List.of("b", "B", "a b", "a", "\uFF21", "\uD83D\uDE80", "é", "~")) {
      for (String venue : List.of("XNAS", "XLON", "X-")) {
        InstrumentId instrument = new InstrumentId(symbol, venue);
        bars.add(bar(instrument, 7, "10"));
        bars.add(bar(instrument, -7, "10"));
        bars.add(rollUp(instrument, 5, BarState.OPEN));
        bars.add(rollUp(Timeframe.W1, BarState.OPEN, 0, bar(instrument, -9, "10")));
      }
    }
    bars.add(feed(Timeframe.M5, minute(5), "10"));
    bars.add(rollUp(APPLE, 5, BarState.OPEN));
    Collections.shuffle(bars, new java.util.Random(1));
    store().write(TestingOutcome.ofBars(bars));

    bars.sort(Comparator.comparing(StoredBar::key));
    assertThat(store().bars()).isEqualTo(bars);
  }

  @Test
  default void eachOriginIsReadAloneWithoutVoids() {
    StoredBar own = feed(Timeframe.M5, START, "10");
    StoredBar rollUp = rollUp(APPLE, 0, BarState.OPEN);
    StoredBar voided = voided(APPLE, 20, 1);
    store().write(own, rollUp, voided, rollUp(Timeframe.M5, BarState.CLOSED, 0, voided));

    assertThat(of(Origins.FEED)).containsExactly(own);
    assertThat(of(Origins.ROLLUP)).containsExactly(rollUp);
  }

  @Test
  default void bothOriginsAreReadWithVoids() {
    StoredBar voided = voided(APPLE, 20, 1);
    StoredBar voidedRollUp = rollUp(Timeframe.M5, BarState.CLOSED, 0, voided);
    store().write(voided, voidedRollUp);

    assertThat(of(Origins.BOTH)).containsExactly(voided, voidedRollUp);
    assertThat(of(Origins.PREFERRED)).isEmpty();
  }

  @Test
  default void aVenuesOwnBarMakesWayForTheRollUpOfItsWindow() {
    StoredBar rollUp = rollUp(APPLE, 0, BarState.OPEN);
    StoredBar alone = feed(Timeframe.M5, minute(5), "11");
    StoredBar otherTimeframe = feed(Timeframe.M15, START, "12");
    StoredBar otherInstrument = bar(TESLA, 0, "13");
    store().write(feed(Timeframe.M5, START, "10"), rollUp, alone, otherTimeframe, otherInstrument);

    assertThat(of(Origins.PREFERRED))
        .containsExactly(rollUp, alone, otherTimeframe, otherInstrument);
  }

  @Test
  default void aVenuesOwnBarStaysWhereTheRollUpIsVoid() {
    StoredBar own = feed(Timeframe.M5, START, "10");
    store().write(own, rollUp(Timeframe.M5, BarState.CLOSED, 0, voided(APPLE, 0, 1)));

    assertThat(of(Origins.PREFERRED)).containsExactly(own);
  }

  @Test
  default void aVenuesDayMakesWayForTheSessionThatOpensWithinIt() {
    Instant midnight = Instant.parse("2026-01-05T00:00:00Z");
    StoredBar session = rollUp(Timeframe.D1, BarState.OPEN, 0, bar(APPLE, 0, "10"));
    StoredBar dayBefore = feed(Timeframe.D1, midnight.minusSeconds(86_400), "8");
    StoredBar dayAfter = feed(Timeframe.D1, midnight.plusSeconds(86_400), "12");
    store().write(dayBefore, feed(Timeframe.D1, midnight, "9"), session, dayAfter);

    assertThat(of(Origins.PREFERRED)).containsExactly(dayBefore, session, dayAfter);
  }

  @Test
  default void aVenuesDayMakesWayEvenWhenTheSessionItselfIsNotSelected() {
    Instant midnight = Instant.parse("2026-01-05T00:00:00Z");
    store().write(feed(Timeframe.D1, midnight, "9"));
    store().write(rollUp(Timeframe.D1, BarState.OPEN, 0, bar(APPLE, 0, "10")));

    assertThat(store().select(selection(null, null, null, midnight, START, Origins.PREFERRED)))
        .isEmpty();
  }

  @Test
  default void anEmptyStoreSelectsNothing() {
    for (Origins origins : Origins.values()) {
      assertThat(of(origins)).isEmpty();
    }
  }
}

package io.stockstream.adapters.testkit;

import static io.stockstream.adapters.testkit.TestingBars.APPLE;
import static io.stockstream.adapters.testkit.TestingBars.START;
import static io.stockstream.adapters.testkit.TestingBars.TESLA;
import static io.stockstream.adapters.testkit.TestingBars.VENUE;
import static io.stockstream.adapters.testkit.TestingBars.bar;
import static io.stockstream.adapters.testkit.TestingBars.feed;
import static io.stockstream.adapters.testkit.TestingBars.flat;
import static io.stockstream.adapters.testkit.TestingBars.minute;
import static io.stockstream.adapters.testkit.TestingBars.rollUp;
import static io.stockstream.adapters.testkit.TestingBars.statement;
import static io.stockstream.adapters.testkit.TestingBars.voided;
import static io.stockstream.adapters.testkit.TestingWarehouse.MONDAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.domain.bar.AssetClass;
import io.stockstream.domain.bar.BarState;
import io.stockstream.domain.bar.InstrumentId;
import io.stockstream.domain.bar.Interval;
import io.stockstream.domain.bar.Timeframe;
import io.stockstream.domain.gap.AliveMinute;
import io.stockstream.domain.gap.TimeSet;
import io.stockstream.domain.rollup.Clock;
import io.stockstream.domain.statement.Statement;
import io.stockstream.domain.statement.StoredBar;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is there. */
interface PresenceContract extends ContractParts {

  Interval HOUR = new Interval(START, START.plusSeconds(3_600));

  private static TimeSet times(Timeframe timeframe, Interval window, Instant... times) {
    TimeSet.Builder set = new TimeSet.Builder(timeframe, window);
    List.of(times).forEach(set::add);
    return set.build();
  }

  private static AliveMinute alive(String venue, String source, int minutes) {
    return new AliveMinute(venue, source, minute(minutes));
  }

  @Test
  default void nothingIsThereAtFirst() {
    assertThat(store().store().presence().clocks()).isEmpty();
    assertThat(store().store().presence().firstBars(HOUR)).isEmpty();
    assertThat(store().store().presence().openTimes(Timeframe.M1, HOUR, List.of(APPLE))).isEmpty();
    assertThat(store().store().presence().aliveMinutes(HOUR)).isEmpty();
    assertThat(store().store().presence().firstAliveMinutes()).isEmpty();
  }

  @Test
  default void openTimesAreThoseOfTheVenuesBarsThatAreNotVoid() {
    store().write(bar(APPLE, 0, "10"), bar(APPLE, 59, "10"), bar(APPLE, 60, "10"));
    store().write(bar(APPLE, -1, "10"), voided(APPLE, 5, 1), bar(TESLA, 7, "10"));
    store().write(rollUp(APPLE, 0, BarState.CLOSED), feed(Timeframe.M5, START, "10"));
    store().write(bar(APPLE, 6, "10"));
    store().write(voided(APPLE, 6, 9));

    Map<InstrumentId, TimeSet> times =
        store().store().presence().openTimes(Timeframe.M1, HOUR, List.of(APPLE));

    assertThat(times).isEqualTo(Map.of(APPLE, times(Timeframe.M1, HOUR, minute(0), minute(59))));
    assertThat(store().store().presence().openTimes(Timeframe.M5, HOUR, List.of(APPLE, TESLA)))
        .isEqualTo(Map.of(APPLE, times(Timeframe.M5, HOUR, START)));
  }

  @Test
  default void openTimesOfEveryGridAndCenturyAreFound() {
    Instant old = Instant.parse("1931-02-03T04:00:00Z");
    for (Timeframe timeframe : Timeframe.values()) {
      if (timeframe.isIntraday()) {
        store().write(feed(timeframe, timeframe.floor(old), "10"));
        store().write(feed(timeframe, timeframe.floor(START), "10"));
        Interval then = new Interval(old.minusSeconds(14_400), old.plusSeconds(14_400));
        Interval now = new Interval(START.minusSeconds(14_400), START.plusSeconds(14_400));

        assertThat(store().store().presence().openTimes(timeframe, then, List.of(APPLE)))
            .isEqualTo(Map.of(APPLE, times(timeframe, then, timeframe.floor(old))));
        assertThat(store().store().presence().openTimes(timeframe, now, List.of(APPLE)))
            .isEqualTo(Map.of(APPLE, times(timeframe, now, timeframe.floor(START))));
      }
    }
  }

  @Test
  default void firstBarsAreKnownByTimeframe() {
    store().write(bar(APPLE, 3, "10"), bar(APPLE, 2, "10"), voided(APPLE, 1, 1));
    store().write(bar(APPLE, -9, "10"), bar(TESLA, 99, "10"), feed(Timeframe.M5, START, "10"));
    store().write(rollUp(APPLE, 0, BarState.CLOSED));

    assertThat(store().store().presence().firstBars(HOUR))
        .isEqualTo(Map.of(APPLE, Map.of(Timeframe.M1, minute(2), Timeframe.M5, START)));
  }

  @Test
  default void anyBarGivesItsInstrumentADate() {
    store().write(bar(APPLE, 0, "10"), voided(TESLA, 24 * 60, 1));
    store().write(rollUp(APPLE, 48 * 60, BarState.CLOSED), bar(APPLE, 72 * 60, "10"));
    store().write(ofClass(AssetClass.CRYPTO, 24 * 60 + 1, 5), ofClass(AssetClass.ETF, 24 * 60, 6));
    store().write(ofClass(AssetClass.CRYPTO, 24 * 60, 4));

    assertThat(
            store()
                .store()
                .presence()
                .barDates(new Interval(START, START.plusSeconds(60 * 72 * 60))))
        .isEqualTo(
            Map.of(
                MONDAY,
                Map.of(APPLE, AssetClass.STOCK),
                MONDAY.plusDays(1),
                Map.of(TESLA, AssetClass.STOCK, APPLE, AssetClass.ETF),
                MONDAY.plusDays(2),
                Map.of(APPLE, AssetClass.STOCK)));
  }

  private static StoredBar ofClass(AssetClass assetClass, int minutes, long revision) {
    Statement statement = statement(APPLE, minutes, flat("10"), revision);
    return new Statement(
            statement.key(), assetClass, statement.state(), statement.content(), statement.stamp())
        .toStored();
  }

  @Test
  default void clocksAreTheLaterOfTheInstrumentsAndItsVenues() {
    InstrumentId elsewhere = new InstrumentId("VOD", "XLON");
    store().write(bar(APPLE, 0, "10"), bar(TESLA, 0, "10"));
    store().write(TestingOutcome.ofClock(APPLE, minute(5)));
    store().write(TestingOutcome.ofClock(TESLA, minute(1)));
    store().write(TestingOutcome.ofClock(elsewhere, minute(2)));
    store().write(TestingOutcome.ofVenueClock(VENUE, minute(3)));

    assertThat(store().store().presence().clocks())
        .isEqualTo(
            Map.of(
                APPLE, new Clock(minute(5)),
                TESLA, new Clock(minute(3)),
                elsewhere, new Clock(minute(2))));
  }

  @Test
  default void anAliveMinuteIsKeptOnceHoweverOftenItIsWritten() {
    store().write(TestingOutcome.ofAlive(alive(VENUE, "a", 1), alive(VENUE, "a", 2)));
    store().write(TestingOutcome.ofAlive(alive(VENUE, "b", 2), alive(VENUE, "a", 1)));
    store().write(TestingOutcome.ofAlive(alive("XLON", "a", 70), alive(VENUE, "a", -1)));
    store().reopen();

    assertThat(store().store().presence().aliveMinutes(HOUR))
        .isEqualTo(Map.of(VENUE, times(Timeframe.M1, HOUR, minute(1), minute(2))));
    assertThat(store().store().presence().firstAliveMinutes())
        .isEqualTo(Map.of(VENUE, minute(-1), "XLON", minute(70)));
  }

  @Test
  default void aFeedMayHaveAnyName() {
    store().write(TestingOutcome.ofAlive(alive(VENUE, "it's; -- \\ 株式", 1)));

    assertThat(store().store().presence().firstAliveMinutes()).isEqualTo(Map.of(VENUE, minute(1)));
  }

  @Test
  default void manySixtiesOfManyInstrumentsAreRead() {
    Interval day = new Interval(START, START.plusSeconds(86_400));
    TimeSet.Builder expected = new TimeSet.Builder(Timeframe.M1, day);
    List<InstrumentId> names =
        IntStream.range(0, 20).mapToObj(i -> TestingBars.instrument("S" + i)).toList();
    List<StoredBar> bars = new ArrayList<>();
    for (int i = 0; i < 24 * 60; i += 7) {
      expected.add(minute(i));
      for (InstrumentId name : names) {
        bars.add(bar(name, i, "10"));
      }
    }
    store().write(TestingOutcome.ofBars(bars));

    Map<InstrumentId, TimeSet> times =
        store().store().presence().openTimes(Timeframe.M1, day, names);

    assertThat(times).containsOnlyKeys(names);
    assertThat(times.values()).containsOnly(expected.build());
  }
}

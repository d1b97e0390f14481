package io.stockstream.domain.rollup;

import static io.stockstream.domain.bar.Timeframe.D1;
import static io.stockstream.domain.bar.Timeframe.H1;
import static io.stockstream.domain.bar.Timeframe.H4;
import static io.stockstream.domain.bar.Timeframe.M1;
import static io.stockstream.domain.bar.Timeframe.M15;
import static io.stockstream.domain.bar.Timeframe.M30;
import static io.stockstream.domain.bar.Timeframe.M5;
import static io.stockstream.domain.bar.Timeframe.W1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.stockstream.domain.TestingBars;
import io.stockstream.domain.bar.BarKey;
import io.stockstream.domain.bar.Interval;
import io.stockstream.domain.bar.Origin;
import io.stockstream.domain.bar.Timeframe;
import io.stockstream.domain.calendar.DateRange;
import io.stockstream.domain.calendar.DayHours;
import io.stockstream.domain.calendar.LunchBreakDays;
import io.stockstream.domain.calendar.RegularWeek;
import io.stockstream.domain.calendar.SessionCalendar;
import io.stockstream.domain.calendar.SessionRules;
import io.stockstream.domain.calendar.TradingCalendar;
import io.stockstream.domain.calendar.UtcDays;
import io.stockstream.domain.calendar.WeeklySessions;
import io.vavr.control.Option;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WindowsTest {

  private static final Ladder FULL = new Ladder(M1, List.of(M5, M15, M30, H1, H4, D1, W1));
  private static final TradingCalendar NEW_YORK =
      WeeklySessions.weekdays("XNYS", "America/New_York", "09:30", "16:00");
  private static final TradingCalendar MUMBAI =
      WeeklySessions.weekdays("XNSE", "Asia/Kolkata", "09:15", "15:30");

  private static final Windows UTC = new Windows(FULL, new UtcDays());
  private static final Windows NASDAQ = new Windows(FULL, NEW_YORK);
  private static final Windows CURRENCY = new Windows(FULL, WeeklySessions.currencies());

  @ParameterizedTest
  @CsvSource({
    "M5, 2026-01-05T14:30:00Z, 2026-01-05T14:35:00Z",
    "H1, 2026-01-05T14:00:00Z, 2026-01-05T15:00:00Z",
    "H4, 2026-01-05T12:00:00Z, 2026-01-05T16:00:00Z",
    "D1, 2026-01-05T14:30:00Z, 2026-01-05T21:00:00Z",
    "W1, 2026-01-05T14:30:00Z, 2026-01-09T21:00:00Z"
  })
  void belowADayWindowsFollowTheClockAndFromADayUpTheCalendar(
      Timeframe rung, Instant from, Instant until) {
    Window window = NASDAQ.around(rung, Instant.parse("2026-01-05T14:31:00Z")).get();

    assertThat(window).isEqualTo(new Window(rung, new Interval(from, until)));
  }

  @Test
  void aBarOutsideEverySessionBelongsToNoDayAndNoWeek() {
    Instant beforeTheOpen = Instant.parse("2026-01-05T14:29:00Z");

    assertThat(NASDAQ.around(H4, beforeTheOpen)).isNotEmpty();
    assertThat(NASDAQ.around(D1, beforeTheOpen)).isEmpty();
    assertThat(NASDAQ.around(W1, beforeTheOpen)).isEmpty();
  }

  @Test
  void aDayFoldsFromTheCoarsestRungThatTilesItsSession() {
    Ladder quarters = new Ladder(M1, List.of(M5, M15, H1, D1));
    String newYork = "2026-01-05T14:30:00Z";
    String mumbai = "2026-01-05T03:45:00Z";

    assertThat(partsOfDay(FULL, NEW_YORK, newYork)).isEqualTo(M30);
    assertThat(partsOfDay(quarters, NEW_YORK, newYork)).isEqualTo(M15);
    assertThat(partsOfDay(FULL, MUMBAI, mumbai)).isEqualTo(M15);
    assertThat(partsOfDay(FULL, WeeklySessions.currencies(), newYork)).isEqualTo(H1);
    assertThat(partsOfDay(FULL, WeeklySessions.always(), newYork)).isEqualTo(H4);
    assertThat(partsOfDay(FULL, new UtcDays(), newYork)).isEqualTo(H4);
    assertThat(partsOfDay(FULL, new LunchBreakDays(), "2026-01-05T01:30:00Z")).isEqualTo(M30);
  }

  @Test
  void aDayThatNoRungTilesFoldsFromItsBaseBars() {
    TradingCalendar odd = WeeklySessions.weekdays("odd", "UTC", "09:01", "16:00");

    assertThat(partsOfDay(FULL, odd, "2026-01-05T12:00:00Z")).isEqualTo(M1);
  }

  private static Timeframe partsOfDay(Ladder ladder, TradingCalendar calendar, String within) {
    Windows windows = new Windows(ladder, calendar);
    return windows.partsOf(windows.around(D1, Instant.parse(within)).get());
  }

  @Test
  void belowADayAndInAWeekTheRungBelowIsThePart() {
    Instant at = Instant.parse("2026-01-05T14:31:00Z");

    assertThat(NASDAQ.partsOf(NASDAQ.around(M5, at).get())).isEqualTo(M1);
    assertThat(NASDAQ.partsOf(NASDAQ.around(H4, at).get())).isEqualTo(H1);
    assertThat(NASDAQ.partsOf(NASDAQ.around(W1, at).get())).isEqualTo(D1);
  }

  @Test
  void aSessionInNewYorkHas390Minutes() {
    Window day = NASDAQ.around(D1, Instant.parse("2026-07-06T13:30:00Z")).get();

    List<Instant> minutes = NASDAQ.partOpenTimes(day, M1);

    assertThat(minutes).hasSize(390).isSorted();
    assertThat(minutes.get(0)).isEqualTo("2026-07-06T13:30:00Z");
    assertThat(minutes.get(389)).isEqualTo("2026-07-06T19:59:00Z");
    assertThat(NASDAQ.partOpenTimes(day, M30)).hasSize(13);
    assertThat(NASDAQ.expectedIn(day.interval())).isEqualTo(Option.some(390));
  }

  @Test
  void thePartsOfAWeekAreItsSessionsAcrossAClockChange() {
    Window week = NASDAQ.around(W1, Instant.parse("2026-03-09T13:30:00Z")).get();
    Window days = CURRENCY.around(W1, Instant.parse("2026-11-02T00:00:00Z")).get();

    assertThat(NASDAQ.partOpenTimes(week, D1))
        .hasSize(5)
        .startsWith(Instant.parse("2026-03-09T13:30:00Z"));
    assertThat(CURRENCY.partOpenTimes(days, D1))
        .hasSize(5)
        .startsWith(Instant.parse("2026-11-01T22:00:00Z"));
    assertThat(CURRENCY.expectedIn(days.interval())).isEqualTo(Option.some(5 * 24 * 60));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-01-05T14:00:00Z, 2026-01-05T15:00:00Z, 30",
    "2026-01-05T15:00:00Z, 2026-01-05T16:00:00Z, 60",
    "2026-01-05T20:00:00Z, 2026-01-06T00:00:00Z, 60",
    "2026-01-05T21:00:00Z, 2026-01-05T22:00:00Z, 0",
    "2026-01-05T14:30:30Z, 2026-01-05T14:32:30Z, 2",
    "2026-01-05T00:00:00Z, 2026-01-12T00:00:00Z, 1950"
  })
  void theCalendarExpectsABaseBarPerMinuteInSession(Instant from, Instant until, int expected) {
    assertThat(NASDAQ.expectedIn(new Interval(from, until))).isEqualTo(Option.some(expected));
  }

  @Test
  void aLunchBreakExpectsNothing() {
    Windows windows = new Windows(FULL, new LunchBreakDays());
    Window day = windows.around(D1, Instant.parse("2026-01-05T01:30:00Z")).get();

    assertThat(windows.expectedIn(day.interval())).isEqualTo(Option.some(240));
    assertThat(windows.partOpenTimes(day, M30)).hasSize(8);
    assertThat(windows.counts(Instant.parse("2026-01-05T04:00:00Z"))).isFalse();
  }

  @Test
  void withoutACalendarNobodyKnowsWhatToExpect() {
    Window hour = UTC.around(H1, Instant.parse("2026-01-05T14:31:00Z")).get();

    assertThat(UTC.expectedIn(hour.interval())).isEmpty();
    assertThat(UTC.counts(hour.interval().from())).isTrue();
    assertThat(UTC.overAt(hour)).isEqualTo("2026-01-05T15:00:00Z");
  }

  @ParameterizedTest
  @CsvSource({
    "M5, 2026-01-05T14:31:00Z, 2026-01-05T14:35:00Z",
    "H1, 2026-01-05T14:00:00Z, 2026-01-05T15:00:00Z",
    "H1, 2026-01-05T20:00:00Z, 2026-01-05T21:00:00Z",
    "H4, 2026-01-05T20:00:00Z, 2026-01-05T21:00:00Z",
    "H4, 2026-07-06T16:00:00Z, 2026-07-06T20:00:00Z",
    "H4, 2026-01-05T00:00:00Z, 2026-01-05T04:00:00Z",
    "D1, 2026-01-05T14:30:00Z, 2026-01-05T21:00:00Z",
    "W1, 2026-01-05T14:30:00Z, 2026-01-09T21:00:00Z"
  })
  void aWindowIsOverAtItsEndOrWhenItsLastSessionCloses(Timeframe rung, Instant in, Instant over) {
    Window window = NASDAQ.around(rung, in).get();

    assertThat(NASDAQ.overAt(window)).isEqualTo(over);
    assertThat(NASDAQ.overAt(rung, window.interval().from())).isEqualTo(over);
  }

  @Test
  void aBaseBarIsOverAtItsOwnEnd() {
    assertThat(NASDAQ.overAt(M1, Instant.parse("2026-01-05T20:59:00Z")))
        .isEqualTo("2026-01-05T21:00:00Z");
    assertThat(NASDAQ.overAt(M1, Instant.parse("2026-01-05T23:59:00Z")))
        .isEqualTo("2026-01-06T00:00:00Z");
  }

  @Test
  void aLadderClimbsByMultiples() {
    assertThat(Ladder.from(M15).rungs()).containsExactly(H1, D1);
    assertThat(Ladder.from(M1)).isEqualTo(Ladder.DEFAULT);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Ladder(M1, List.of(M5, M5)))
        .withMessage("ladder from 1m: expected a multiple of 5m next, was 5m");
    assertThatIllegalArgumentException().isThrownBy(() -> new Ladder(M5, List.of(M1)));
  }

  @Test
  void aClockOnlyGrows() {
    Instant early = Instant.parse("2026-01-05T14:31:00Z");
    Instant late = early.plusSeconds(60);
    Clock clock = new Clock(early);

    assertThat(clock.hasPassed(early)).isTrue();
    assertThat(clock.hasPassed(late)).isFalse();
    assertThat(clock.advancedTo(late)).isEqualTo(new Clock(late));
    assertThat(new Clock(late).advancedTo(early)).isEqualTo(new Clock(late));
    assertThat(clock.max(Clock.UNSET)).isEqualTo(clock).isEqualTo(Clock.UNSET.max(clock));
    assertThat(Clock.UNSET.isSet()).isFalse();
    assertThat(Clock.UNSET.hasPassed(Instant.MIN.plusSeconds(1))).isFalse();
  }

  @Test
  void anEditionHasEightBits() {
    Windows windows = InstrumentRules.DEFAULT.windows();
    var rule = InstrumentRules.DEFAULT.priceRule();

    assertThat(new InstrumentRules(rule, windows, 255).edition()).isEqualTo(255);
    assertThatIllegalArgumentException().isThrownBy(() -> new InstrumentRules(rule, windows, 256));
    assertThatIllegalArgumentException().isThrownBy(() -> new InstrumentRules(rule, windows, -1));
  }

  /** Half days in Paris, Sydney and Hong Kong; the lunch of Tokyo; a usual day in Mumbai. */
  @ParameterizedTest
  @CsvSource({
    "09:00-14:05, M5",
    "10:00-14:10, M5",
    "09:30-12:00, M30",
    "09:00-11:30 12:30-15:30, M30",
    "09:00-11:00 12:00-15:00, H1",
    "09:15-15:30, M15",
    "09:30-16:01, M1",
    "08:00-12:00, H4"
  })
  void aDayFoldsFromTheCoarsestRungThatDividesItsOwnEdges(String hours, Timeframe parts) {
    TradingCalendar calendar = everyDay(hours, "2026-12-31");

    assertThat(partsOfDay(FULL, calendar, "2026-01-05T10:30:00Z")).isEqualTo(parts);
  }

  private static SessionCalendar everyDay(String hours, String last) {
    return new SessionCalendar(
        new SessionRules(
            "every day",
            ZoneOffset.UTC,
            new DateRange(LocalDate.parse("2026-01-01"), LocalDate.parse(last)),
            List.of(
                RegularWeek.of(
                    LocalDate.parse("2026-01-01"),
                    EnumSet.allOf(DayOfWeek.class),
                    DayHours.parse(hours).get())),
            List.of()));
  }

  /** What is assumed still makes days and weeks, which are over in time; it does not count. */
  @Test
  void anAssumedSessionIsADayOfWhichNobodyKnowsWhatToExpect() {
    Windows windows = new Windows(FULL, everyDay("09:00-11:30 12:30-15:30", "2026-01-05"));
    Window known = windows.around(D1, Instant.parse("2026-01-05T09:00:00Z")).get();
    Window assumed = windows.around(D1, Instant.parse("2026-01-06T09:00:00Z")).get();
    Window half = windows.around(W1, Instant.parse("2026-01-06T09:00:00Z")).get();

    assertThat(windows.expectedIn(known.interval())).isEqualTo(Option.some(330));
    assertThat(windows.expectedIn(assumed.interval())).isEmpty();
    assertThat(windows.expectedIn(half.interval())).isEmpty();
    assertThat(windows.partsOf(assumed)).isEqualTo(M30);
    assertThat(windows.overAt(H4, Instant.parse("2026-01-06T12:00:00Z")))
        .isEqualTo("2026-01-06T15:30:00Z");
    assertThat(windows.counts(Instant.parse("2026-01-06T11:30:00Z"))).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "M1, FEED, 2026-01-05T14:29:00Z, true",
    "M1, FEED, 2026-01-05T14:30:00Z, false",
    "M1, FEED, 2026-01-05T20:59:00Z, false",
    "M1, FEED, 2026-01-05T21:00:00Z, true",
    "M1, FEED, 2026-01-06T00:00:00Z, true",
    "M1, FEED, 2026-01-04T15:00:00Z, true",
    "M5, ROLLUP, 2026-01-05T14:25:00Z, true",
    "H1, ROLLUP, 2026-01-05T14:00:00Z, false",
    "H1, FEED, 2026-01-05T14:00:00Z, false",
    "H1, ROLLUP, 2026-01-05T21:00:00Z, true",
    "H4, ROLLUP, 2026-01-05T20:00:00Z, false",
    "D1, ROLLUP, 2026-01-05T14:30:00Z, false",
    "D1, FEED, 2026-01-05T00:00:00Z, false",
    "W1, FEED, 2026-01-04T00:00:00Z, false"
  })
  void aBarIsOutOfSessionWhereItBelongsToNoDay(
      Timeframe timeframe, Origin origin, Instant openTime, boolean out) {
    BarKey key = new BarKey(TestingBars.APPLE, timeframe, openTime, origin);

    assertThat(NASDAQ.isOutOfSession(key)).isEqualTo(out);
    assertThat(UTC.isOutOfSession(key)).isFalse();
    if (timeframe == M1) {
      assertThat(NASDAQ.around(D1, openTime).isEmpty()).isEqualTo(out);
    }
  }

  @Test
  void aBarInTheBreakIsOutOfSession() {
    Windows windows = new Windows(FULL, everyDay("09:00-11:30 12:30-15:30", "2026-12-31"));

    assertThat(isOut(windows, M1, "2026-01-05T11:29:00Z")).isFalse();
    assertThat(isOut(windows, M1, "2026-01-05T11:30:00Z")).isTrue();
    assertThat(isOut(windows, M1, "2026-01-05T12:29:00Z")).isTrue();
    assertThat(isOut(windows, M1, "2026-01-05T12:30:00Z")).isFalse();
    assertThat(isOut(windows, M30, "2026-01-05T11:30:00Z")).isTrue();
    assertThat(isOut(windows, M30, "2026-01-05T12:00:00Z")).isTrue();
    assertThat(isOut(windows, H1, "2026-01-05T11:00:00Z")).isFalse();
  }

  private static boolean isOut(Windows windows, Timeframe timeframe, String openTime) {
    return windows.isOutOfSession(
        new BarKey(TestingBars.APPLE, timeframe, Instant.parse(openTime), Origin.ROLLUP));
  }

  /** Days are the base here: as many of them as there are sessions. */
  @Test
  void ofDailyBarsAWeekExpectsItsSessions() {
    Windows daily = new Windows(new Ladder(D1, List.of(W1)), NEW_YORK);
    Window week = daily.around(W1, Instant.parse("2026-01-05T14:30:00Z")).get();

    assertThat(daily.expectedIn(week.interval())).isEqualTo(Option.some(5));
    assertThat(daily.partOpenTimes(week, D1)).hasSize(5);
  }
}

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

import io.stockstream.domain.bar.Interval;
import io.stockstream.domain.bar.Timeframe;
import io.stockstream.domain.calendar.LunchBreakDays;
import io.stockstream.domain.calendar.TradingCalendar;
import io.stockstream.domain.calendar.UtcDays;
import io.stockstream.domain.calendar.WeeklySessions;
import io.vavr.control.Option;
import java.time.Instant;
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
}

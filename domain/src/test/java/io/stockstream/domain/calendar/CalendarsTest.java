package io.stockstream.domain.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.stockstream.domain.bar.Interval;
import io.stockstream.domain.bar.Timeframe;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CalendarsTest {

  private static final TradingCalendar NEW_YORK =
      WeeklySessions.weekdays("XNYS", "America/New_York", "09:30", "16:00");
  private static final TradingCalendar CURRENCIES = WeeklySessions.currencies();
  private static final TradingCalendar ALWAYS = WeeklySessions.always();
  private static final TradingCalendar UTC = new UtcDays();

  /** New York changes its clocks on 2026-03-08 and 2026-11-01. */
  @ParameterizedTest
  @CsvSource({
    "2026-03-06, 2026-03-06T14:30:00Z, 2026-03-06T21:00:00Z",
    "2026-03-09, 2026-03-09T13:30:00Z, 2026-03-09T20:00:00Z",
    "2026-10-30, 2026-10-30T13:30:00Z, 2026-10-30T20:00:00Z",
    "2026-11-02, 2026-11-02T14:30:00Z, 2026-11-02T21:00:00Z"
  })
  void hoursFollowTheWallClockOfTheirZone(LocalDate date, Instant open, Instant close) {
    Session session = NEW_YORK.session(date).get();

    assertThat(session).isEqualTo(new Session(date, List.of(new Interval(open, close))));
    assertThat(NEW_YORK.sessionAt(open).get()).isEqualTo(session);
    assertThat(NEW_YORK.sessionAt(close.minusNanos(1)).get()).isEqualTo(session);
    assertThat(NEW_YORK.sessionAt(open.minusNanos(1))).isEmpty();
    assertThat(NEW_YORK.sessionAt(close)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-03-07", "2026-03-08"})
  void aMarketOfWeekdaysRestsAtWeekends(LocalDate date) {
    assertThat(NEW_YORK.session(date)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-06, 2026-03-05T22:00:00Z, 2026-03-06T22:00:00Z",
    "2026-03-09, 2026-03-08T21:00:00Z, 2026-03-09T21:00:00Z",
    "2026-10-30, 2026-10-29T21:00:00Z, 2026-10-30T21:00:00Z",
    "2026-11-02, 2026-11-01T22:00:00Z, 2026-11-02T22:00:00Z"
  })
  void aCurrencyDayRunsFromFiveToFiveInNewYork(LocalDate date, Instant open, Instant close) {
    Session session = CURRENCIES.session(date).get();

    assertThat(session.interval()).isEqualTo(new Interval(open, close));
    assertThat(CURRENCIES.sessionAt(open).get()).isEqualTo(session);
    assertThat(CURRENCIES.sessionAt(close.minusNanos(1)).get()).isEqualTo(session);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-04, 2026-03-01T22:00:00Z, 2026-03-06T22:00:00Z",
    "2026-03-13, 2026-03-08T21:00:00Z, 2026-03-13T21:00:00Z",
    "2026-11-01, 2026-10-25T21:00:00Z, 2026-10-30T21:00:00Z",
    "2026-11-02, 2026-11-01T22:00:00Z, 2026-11-06T22:00:00Z"
  })
  void theCurrencyWeekBeginsOnSundayEvening(LocalDate date, Instant open, Instant close) {
    assertThat(CURRENCIES.week(date).get()).isEqualTo(new Interval(open, close));
    assertThat(CURRENCIES.sessionAt(open.minusNanos(1))).isEmpty();
    assertThat(CURRENCIES.sessionAt(close)).isEmpty();
  }

  @Test
  void aWeekRunsFromTheFirstOpenToTheLastCloseOnOrAfterItsMonday() {
    Interval week =
        new Interval(Instant.parse("2026-03-02T14:30:00Z"), Instant.parse("2026-03-06T21:00:00Z"));

    assertThat(NEW_YORK.week(LocalDate.parse("2026-03-02")).get()).isEqualTo(week);
    assertThat(NEW_YORK.week(LocalDate.parse("2026-03-08")).get()).isEqualTo(week);
    assertThat(ALWAYS.week(LocalDate.parse("2026-03-08")).get())
        .isEqualTo(
            new Interval(
                Instant.parse("2026-03-02T00:00:00Z"), Instant.parse("2026-03-09T00:00:00Z")));
  }

  @Test
  void aWeekWithoutSessionsIsNone() {
    TradingCalendar never =
        new WeeklySessions(
            "never", ZoneOffset.UTC, Set.of(), false, LocalTime.of(9, 0), LocalTime.of(10, 0));

    assertThat(never.week(LocalDate.parse("2026-03-02"))).isEmpty();
  }

  @Test
  void daysWithoutACalendarAreWholeUtcDatesOfUnknownCount() {
    Instant noon = Instant.parse("2026-03-08T12:00:00Z");

    assertThat(UTC.sessionAt(noon).get().interval())
        .isEqualTo(
            new Interval(
                Instant.parse("2026-03-08T00:00:00Z"), Instant.parse("2026-03-09T00:00:00Z")));
    assertThat(ALWAYS.sessionAt(noon)).isEqualTo(UTC.sessionAt(noon));
    assertThat(UTC.countsBars()).isFalse();
    assertThat(ALWAYS.countsBars()).isTrue();
  }

  @ParameterizedTest
  @MethodSource
  void theSessionOfAnInstantIsTheOneWhoseHoursItIsIn(TradingCalendar calendar) {
    Random random = new Random(1);
    LocalDate first = LocalDate.parse("2026-01-01");

    for (int i = 0; i < 2_000; i++) {
      LocalDate date = first.plusDays(random.nextInt(365));
      Instant instant = Instant.parse(date + "T00:00:00Z").plusSeconds(random.nextInt(86_400));

      List<Session> open =
          Stream.of(date.minusDays(1), date, date.plusDays(1))
              .flatMap(day -> calendar.session(day).toJavaStream())
              .filter(session -> session.isOpenAt(instant))
              .toList();

      assertThat(calendar.sessionAt(instant).toJavaList()).isEqualTo(open);
    }
  }

  static List<TradingCalendar> theSessionOfAnInstantIsTheOneWhoseHoursItIsIn() {
    return List.of(NEW_YORK, CURRENCIES, ALWAYS, UTC, new LunchBreakDays());
  }

  @Test
  void aBreakIsWithinTheSessionAndNotOfItsHours() {
    Session session = new LunchBreakDays().session(LocalDate.parse("2026-03-02")).get();
    Instant lunch = Instant.parse("2026-03-02T04:00:00Z");

    assertThat(session.interval().contains(lunch)).isTrue();
    assertThat(session.isOpenAt(lunch)).isFalse();
    assertThat(session.isTiledBy(Timeframe.M30)).isTrue();
    assertThat(session.isTiledBy(Timeframe.H1)).isFalse();
  }

  @Test
  void hoursThatEndBeforeTheyBeginAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> WeeklySessions.weekdays("bad", "UTC", "16:00", "09:30"))
        .withMessage("calendar bad: expected a close after the open 16:00, was 09:30");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Session(LocalDate.parse("2026-03-02"), List.of()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Interval(Instant.EPOCH, Instant.EPOCH));
  }

  @Test
  void eveningsThatBeginBeforeTheDayBeforeHasEndedAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> evenings(Set.of(DayOfWeek.MONDAY, DayOfWeek.TUESDAY), "18:00"))
        .withMessage(
            "calendar bad: expected a close not after 17:00, when the next day opens, was 18:00");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> evenings(Set.of(DayOfWeek.SUNDAY, DayOfWeek.MONDAY), "00:00"))
        .withMessage(
            "calendar bad: expected a close not after 17:00, when the next day opens, was 24:00");
    assertThat(evenings(Set.of(DayOfWeek.MONDAY, DayOfWeek.WEDNESDAY), "18:00").days()).hasSize(2);
    assertThat(evenings(Set.of(DayOfWeek.MONDAY, DayOfWeek.TUESDAY), "17:00").days()).hasSize(2);
  }

  private static WeeklySessions evenings(Set<DayOfWeek> days, String close) {
    return new WeeklySessions(
        "bad", ZoneOffset.UTC, days, true, LocalTime.of(17, 0), LocalTime.parse(close));
  }

  @Test
  void hoursOfASessionThatAreNotInOrderAreRefused() {
    Instant open = Instant.parse("2026-03-02T09:00:00Z");
    Interval morning = new Interval(open, open.plusSeconds(3_600));
    Interval overlapping = new Interval(open.plusSeconds(3_599), open.plusSeconds(7_200));
    LocalDate date = LocalDate.parse("2026-03-02");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Session(date, List.of(morning, overlapping)))
        .withMessage(
            "session 2026-03-02: expected hours after [2026-03-02T09:00:00Z, 2026-03-02T10:00:00Z)"
                + " next, was [2026-03-02T09:59:59Z, 2026-03-02T11:00:00Z)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Session(date, List.of(overlapping, morning)));
  }
}

package io.stockstream.adapters.calendars;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.domain.bar.Interval;
import io.stockstream.domain.bar.Timeframe;
import io.stockstream.domain.calendar.DateRange;
import io.stockstream.domain.calendar.Session;
import io.stockstream.domain.calendar.SessionCalendar;
import io.stockstream.domain.calendar.TradingCalendar;
import io.stockstream.domain.calendar.TradingDate;
import io.stockstream.domain.calendar.TradingDate.Basis;
import io.vavr.control.Option;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Holds what comes with the jar against what exchanges have published, written down by hand. */
class PackagedCalendarsTest {

  @Test
  void thereAreElevenExchangesCurrenciesAndCrypto() {
    assertThat(PackagedCalendars.all().byName().keySet())
        .containsExactly(
            "24x5", "24x7", "CMES", "XASX", "XBOM", "XETR", "XHKG", "XLON", "XNYS", "XPAR", "XSES",
            "XSHG", "XTKS");
  }

  @ParameterizedTest
  @CsvSource({
    "CMES, 1997-01-01, 2030-12-31",
    "XASX, 1997-01-01, 2030-12-31",
    "XBOM, 1997-01-01, 2026-12-31",
    "XETR, 1997-01-01, 2030-12-31",
    "XHKG, 1997-01-01, 2030-12-31",
    "XLON, 1997-01-01, 2030-12-31",
    "XNYS, 1997-01-01, 2030-12-31",
    "XPAR, 1997-01-01, 2030-12-31",
    "XSES, 1997-01-01, 2026-12-31",
    "XSHG, 1997-01-01, 2026-12-31",
    "XTKS, 1997-01-01, 2030-12-31"
  })
  void aCalendarIsKnownAsFarAsItsExchangeHasPublishedIt(
      String name, LocalDate first, LocalDate last) {
    assertThat(((SessionCalendar) calendar(name)).rules().known())
        .isEqualTo(new DateRange(first, last));
  }

  @Test
  void newYorkIn2026RestsAndClosesEarlyAsPublished() {
    assertThat(closedWeekdays("XNYS", 2026))
        .containsExactly(
            "2026-01-01",
            "2026-01-19",
            "2026-02-16",
            "2026-04-03",
            "2026-05-25",
            "2026-06-19",
            "2026-07-03",
            "2026-09-07",
            "2026-11-26",
            "2026-12-25");
    assertThat(sessionsShorterThan("XNYS", 2026, Duration.ofMinutes(390)))
        .containsExactly("2026-11-27", "2026-12-24");
    assertThat(hours("XNYS", "2026-11-27")).containsExactly("14:30-18:00");
  }

  /** Four days after the attacks, two of a hurricane, and the days of mourning for presidents. */
  @ParameterizedTest
  @CsvSource({
    "2001-09-11",
    "2001-09-12",
    "2001-09-13",
    "2001-09-14",
    "2012-10-29",
    "2012-10-30",
    "2004-06-11",
    "2007-01-02",
    "2018-12-05",
    "2025-01-09"
  })
  void newYorkWasClosedWhenNobodyHadPlannedIt(LocalDate date) {
    assertThat(calendar("XNYS").session(date)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "XTKS, 2024-11-01, 00:00-02:30 03:30-06:00",
    "XTKS, 2024-11-05, 00:00-02:30 03:30-06:30",
    "XHKG, 2011-03-04, 02:00-04:00 05:00-08:00",
    "XHKG, 2011-03-07, 01:30-04:00 05:00-08:00",
    "XHKG, 2026-12-24, 01:30-04:00",
    "XSHG, 2026-03-02, 01:30-03:30 05:00-07:00",
    "XBOM, 2026-03-02, 03:45-10:00",
    "XNYS, 2000-02-29, 14:30-21:00",
    "XNYS, 2028-02-29, 14:30-21:00",
    "XNYS, 2006-03-31, 14:30-21:00",
    "XNYS, 2006-04-03, 13:30-20:00",
    "XNYS, 2007-03-12, 13:30-20:00",
    "XNYS, 2026-03-06, 14:30-21:00",
    "XNYS, 2026-03-09, 13:30-20:00",
    "XNYS, 2026-10-30, 13:30-20:00",
    "XNYS, 2026-11-02, 14:30-21:00",
    "XLON, 2026-03-30, 07:00-15:30",
    "XLON, 2026-10-26, 08:00-16:30",
    "XASX, 2026-04-07, 00:00-06:00",
    "XASX, 2026-10-05, 23:00-05:00",
    "XASX, 2026-01-05, 23:00-05:00",
    "XASX, 2026-07-06, 00:00-06:00",
    "XLON, 2026-12-24, 08:00-12:30",
    "XPAR, 2026-12-24, 08:00-13:05",
    "XETR, 2026-12-30, 08:00-13:00",
    "CMES, 2026-01-05, 23:00-23:00",
    "CMES, 2026-01-19, 23:00-18:00",
    "24x5, 2026-03-09, 21:00-21:00",
    "24x7, 2026-03-08, 00:00-00:00"
  })
  void hoursAreThoseOfTheExchange(String name, String date, String expected) {
    assertThat(String.join(" ", hours(name, date))).isEqualTo(expected);
  }

  @Test
  void aCurrencyWeekRunsFromSundayToFridayAtFiveInNewYork() {
    TradingCalendar currencies = calendar("24x5");

    assertThat(currencies.week(LocalDate.parse("2026-03-11")).get())
        .isEqualTo(
            new Interval(
                Instant.parse("2026-03-08T21:00:00Z"), Instant.parse("2026-03-13T21:00:00Z")));
    assertThat(currencies.tradingDate(Instant.parse("2026-03-08T21:00:00Z")))
        .isEqualTo(new TradingDate(LocalDate.parse("2026-03-09"), Basis.SESSION));
    assertThat(currencies.tradingDate(Instant.parse("2026-03-08T20:59:59Z")))
        .isEqualTo(new TradingDate(LocalDate.parse("2026-03-08"), Basis.LOCAL_DATE));
  }

  @ParameterizedTest
  @CsvSource({"XBOM", "XSES", "XSHG"})
  void beyondItsLastDateAUsualWeekIsAssumedAndNothingIsCounted(String name) {
    TradingCalendar calendar = calendar(name);
    Session last = calendar.session(LocalDate.parse("2026-12-31")).get();
    Session newYear = calendar.session(LocalDate.parse("2027-01-01")).get();

    assertThat(last.assumed()).isFalse();
    assertThat(calendar.expected(Timeframe.M1, last.interval())).isNotEmpty();
    assertThat(newYear.assumed()).isTrue();
    assertThat(calendar.isOpen(newYear.open())).isTrue();
    assertThat(calendar.session(LocalDate.parse("2027-01-02"))).isEmpty();
    assertThat(calendar.expected(Timeframe.M1, newYear.interval())).isEmpty();
    assertThat(calendar.expected(Timeframe.M1, new Interval(last.open(), newYear.close())))
        .isEmpty();
  }

  @Test
  void beforeItsFirstDateAUsualWeekIsAssumed() {
    TradingCalendar newYork = calendar("XNYS");
    Session session = newYork.session(LocalDate.parse("1996-12-31")).get();

    assertThat(session.assumed()).isTrue();
    assertThat(newYork.expected(Timeframe.M1, session.interval())).isEmpty();
    assertThat(
            newYork.expected(
                Timeframe.D1,
                new Interval(
                    Instant.parse("1997-01-01T05:00:00Z"), Instant.parse("1998-01-01T05:00:00Z"))))
        .isEqualTo(Option.some(253L));
  }

  @Test
  void theCalendarsAreReadOnce() {
    assertThat(PackagedCalendars.all()).isSameAs(PackagedCalendars.all());
  }

  private static TradingCalendar calendar(String name) {
    return PackagedCalendars.all().find(name).get();
  }

  private static List<String> hours(String name, String date) {
    return calendar(name).session(LocalDate.parse(date)).get().hours().stream()
        .map(part -> time(part.from()) + "-" + time(part.until()))
        .toList();
  }

  private static String time(Instant instant) {
    return instant.toString().substring(11, 16);
  }

  private static List<String> closedWeekdays(String name, int year) {
    return LocalDate.of(year, 1, 1)
        .datesUntil(LocalDate.of(year + 1, 1, 1))
        .filter(date -> date.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0)
        .filter(date -> calendar(name).session(date).isEmpty())
        .map(LocalDate::toString)
        .collect(Collectors.toList());
  }

  private static List<String> sessionsShorterThan(String name, int year, Duration usual) {
    return SessionDump.sessions(calendar(name)).stream()
        .filter(session -> session.tradingDate().getYear() == year)
        .filter(session -> Duration.between(session.open(), session.close()).compareTo(usual) < 0)
        .map(session -> session.tradingDate().toString())
        .toList();
  }
}

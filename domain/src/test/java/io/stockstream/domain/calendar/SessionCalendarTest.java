package io.stockstream.domain.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.stockstream.domain.Claims;
import io.stockstream.domain.bar.Interval;
import io.stockstream.domain.bar.Timeframe;
import io.stockstream.domain.calendar.TradingDate.Basis;
import io.vavr.control.Option;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SessionCalendarTest {

  private static final Set<DayOfWeek> WEEKDAYS = EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);

  /** Hong Kong as it was in 2011: another open since a Monday in March, a half day, a holiday. */
  private static final SessionCalendar HONG_KONG =
      new SessionCalendar(
          new SessionRules(
              "XHKG",
              ZoneId.of("Asia/Hong_Kong"),
              dates("2011-01-01", "2011-12-31"),
              List.of(
                  week("2011-01-01", "10:00-12:00 13:00-16:00"),
                  week("2011-03-07", "09:30-12:00 13:00-16:00")),
              List.of(
                  special("2011-02-03", "closed"),
                  special("2011-12-24", "10:00-11:00"),
                  special("2011-12-30", "09:30-12:00"))));

  private static final SessionCalendar CHICAGO =
      new SessionCalendar(
          new SessionRules(
              "CMES",
              ZoneId.of("America/Chicago"),
              dates("2026-01-01", "2026-12-31"),
              List.of(week("2026-01-01", "eve17:00-17:00")),
              List.of(special("2026-01-01", "closed"), special("2026-01-19", "eve17:00-12:00"))));

  @ParameterizedTest
  @CsvSource({
    "2011-03-04, 02:00-04:00 05:00-08:00",
    "2011-03-07, 01:30-04:00 05:00-08:00",
    "2011-12-24, 02:00-03:00",
    "2011-12-30, 01:30-04:00",
    "2011-02-03, ''",
    "2011-03-06, ''"
  })
  void aDayIsAsItsWeekHasItUnlessItIsSpecial(LocalDate date, String hours) {
    List<String> found =
        HONG_KONG
            .session(date)
            .toJavaStream()
            .flatMap(session -> session.hours().stream())
            .map(part -> time(part.from()) + "-" + time(part.until()))
            .toList();

    assertThat(String.join(" ", found)).isEqualTo(hours);
  }

  private static String time(Instant instant) {
    return instant.toString().substring(11, 16);
  }

  /** At the open, before the break, in it, after it, at the close, and at midnight. */
  @ParameterizedTest
  @CsvSource({
    "2011-03-07T01:29:59.999999999Z, false, 2011-03-07",
    "2011-03-07T01:30:00Z, true, 2011-03-07",
    "2011-03-07T03:59:59Z, true, 2011-03-07",
    "2011-03-07T04:00:00Z, false, 2011-03-07",
    "2011-03-07T05:00:00Z, true, 2011-03-07",
    "2011-03-07T08:00:00Z, false, 2011-03-07",
    "2011-03-07T15:59:59Z, false, 2011-03-07",
    "2011-03-07T16:00:00Z, false, 2011-03-08",
    "2011-02-03T03:00:00Z, false, 2011-02-03"
  })
  void anInstantIsOfItsSessionOrOfTheDateOnTheWall(Instant at, boolean open, LocalDate date) {
    assertThat(HONG_KONG.isOpen(at)).isEqualTo(open);
    assertThat(HONG_KONG.sessionAt(at).isDefined()).isEqualTo(open);
    assertThat(HONG_KONG.tradingDate(at))
        .isEqualTo(new TradingDate(date, open ? Basis.SESSION : Basis.LOCAL_DATE));
  }

  /** Where one session ends the next begins, on the evening before its date. */
  @ParameterizedTest
  @CsvSource({
    "2026-01-05T22:59:59Z, 2026-01-05, SESSION",
    "2026-01-05T23:00:00Z, 2026-01-06, SESSION",
    "2026-01-09T23:00:00Z, 2026-01-09, LOCAL_DATE",
    "2026-01-11T22:59:59Z, 2026-01-11, LOCAL_DATE",
    "2026-01-11T23:00:00Z, 2026-01-12, SESSION",
    "2026-01-19T17:59:59Z, 2026-01-19, SESSION",
    "2026-01-19T18:00:00Z, 2026-01-19, LOCAL_DATE",
    "2026-03-08T22:00:00Z, 2026-03-09, SESSION"
  })
  void anEveningBelongsToTheNextDate(Instant at, LocalDate date, Basis basis) {
    assertThat(CHICAGO.tradingDate(at)).isEqualTo(new TradingDate(date, basis));
  }

  @Test
  void theNextAndThePreviousSessionSkipWhatIsClosed() {
    assertThat(nextOf("2011-02-02")).isEqualTo("2011-02-04");
    assertThat(nextOf("2011-02-03")).isEqualTo("2011-02-04");
    assertThat(nextOf("2011-12-23")).isEqualTo("2011-12-24");
    assertThat(HONG_KONG.previous(date("2011-02-04")).get().tradingDate()).isEqualTo("2011-02-02");
    assertThat(HONG_KONG.previous(date("2011-12-26")).get().tradingDate()).isEqualTo("2011-12-24");
  }

  private static LocalDate nextOf(String date) {
    return HONG_KONG.next(date(date)).get().tradingDate();
  }

  @Test
  void aMarketThatNeverOpensHasNoNextSession() {
    TradingCalendar never =
        new SessionCalendar(
            new SessionRules(
                "never",
                ZoneOffset.UTC,
                DateRange.ALWAYS,
                List.of(week("2026-01-01", "closed")),
                List.of()));

    assertThat(never.next(date("2026-01-01"))).isEmpty();
    assertThat(never.previous(date("2026-01-01"))).isEmpty();
    assertThat(never.expected(Timeframe.M1, day("2026-01-05"))).isEqualTo(Option.some(0L));
  }

  @ParameterizedTest
  @CsvSource({
    "M1, 2011-03-07T00:00:00Z, 2011-03-08T00:00:00Z, 330",
    "M15, 2011-03-07T00:00:00Z, 2011-03-08T00:00:00Z, 22",
    "H1, 2011-03-07T00:00:00Z, 2011-03-08T00:00:00Z, 5",
    "M1, 2011-03-07T03:30:00Z, 2011-03-07T05:10:00Z, 40",
    "S1, 2011-12-30T03:59:59.5Z, 2011-12-30T05:00:00Z, 0",
    "S1, 2011-12-30T03:59:58.5Z, 2011-12-30T05:00:00Z, 1",
    "M1, 2011-12-30T00:00:00Z, 2011-12-31T00:00:00Z, 150",
    "M1, 2011-02-03T00:00:00Z, 2011-02-04T00:00:00Z, 0",
    "D1, 2011-01-31T00:00:00Z, 2011-02-07T00:00:00Z, 4",
    "D1, 2011-03-07T01:30:00Z, 2011-03-07T01:30:01Z, 1",
    "D1, 2011-03-07T01:30:01Z, 2011-03-08T01:30:00Z, 0",
    "W1, 2011-01-31T00:00:00Z, 2011-02-14T00:00:00Z, 2",
    "W1, 2011-02-01T00:00:00Z, 2011-02-14T00:00:00Z, 1"
  })
  void barsAreExpectedToOpenWhileTheMarketIsOpen(
      Timeframe timeframe, Instant from, Instant until, long expected) {
    assertThat(HONG_KONG.expected(timeframe, new Interval(from, until)))
        .isEqualTo(Option.some(expected));
  }

  @Test
  void beyondItsDatesAUsualWeekIsAssumedAndNothingIsCounted() {
    Session known = HONG_KONG.session(date("2011-12-30")).get();
    Session assumed = HONG_KONG.session(date("2012-01-02")).get();
    Session before = HONG_KONG.session(date("2010-12-31")).get();

    assertThat(known.assumed()).isFalse();
    assertThat(assumed.assumed()).isTrue();
    assertThat(assumed.open()).isEqualTo("2012-01-02T01:30:00Z");
    assertThat(before.open()).isEqualTo("2010-12-31T02:00:00Z");
    assertThat(HONG_KONG.expected(Timeframe.M1, known.interval())).isNotEmpty();
    assertThat(HONG_KONG.expected(Timeframe.M1, assumed.interval())).isEmpty();
    assertThat(HONG_KONG.expected(Timeframe.D1, before.interval())).isEmpty();
    assertThat(HONG_KONG.tradingDate(assumed.open()).basis()).isEqualTo(Basis.SESSION);
    assertThat(HONG_KONG.session(date("1899-06-01")).get().assumed()).isTrue();
    assertThat(HONG_KONG.session(date("2999-06-03")).get().assumed()).isTrue();
  }

  /** The first known date of Hong Kong begins at its midnight; the last of Chicago at its close. */
  @Test
  void aCalendarKnowsFromTheBeginningOfItsFirstDateToTheEndOfItsLast() {
    Instant first = Instant.parse("2010-12-31T16:00:00Z");
    Instant last = Instant.parse("2026-12-31T23:00:00Z");

    assertThat(HONG_KONG.isKnown(new Interval(first, first.plusSeconds(1)))).isTrue();
    assertThat(HONG_KONG.isKnown(new Interval(first.minusNanos(1), first.plusSeconds(1))))
        .isFalse();
    assertThat(CHICAGO.isKnown(new Interval(last.minusSeconds(1), last))).isTrue();
    assertThat(CHICAGO.isKnown(new Interval(last.minusSeconds(1), last.plusNanos(1)))).isFalse();
    assertThat(new UtcDays().isKnown(day("2026-01-05"))).isFalse();
    assertThat(WeeklySessions.always().isKnown(day("2026-01-05"))).isTrue();
  }

  /**
   * New York's clocks skip from 02:00 to 03:00 on 2026-03-08 and show 01:00 to 02:00 twice later.
   */
  @Test
  void hoursThatTheClockSkipsAreNoneAndThoseItShowsTwiceAreLonger() {
    TradingCalendar night =
        new SessionCalendar(
            new SessionRules(
                "night",
                ZoneId.of("America/New_York"),
                DateRange.ALWAYS,
                List.of(
                    RegularWeek.of(
                        date("2026-01-01"), EnumSet.allOf(DayOfWeek.class), hours("02:00-03:00"))),
                List.of(
                    special("2026-03-09", "02:30-04:00"), special("2026-11-01", "00:30-02:30"))));

    assertThat(night.session(date("2026-03-08"))).isEmpty();
    assertThat(night.next(date("2026-03-07")).get().tradingDate()).isEqualTo("2026-03-09");
    assertThat(night.session(date("2026-11-01")).get().interval())
        .isEqualTo(
            new Interval(
                Instant.parse("2026-11-01T04:30:00Z"), Instant.parse("2026-11-01T07:30:00Z")));
  }

  @Test
  void daysThatRunIntoTheNextAreRefusedWhereverTheyAre() {
    assertThat(problems(List.of(week("2026-01-01", "eve17:00-18:00")), List.of()))
        .contains(
            "calendar bad: week since 2026-01-01, MONDAY: expected hours that end before the next"
                + " day's eve17:00-18:00, was eve17:00-18:00")
        .hasSize(4);
    assertThat(
            problems(
                List.of(week("2026-01-01", "09:00-17:30"), week("2026-06-02", "eve17:00-09:00")),
                List.of()))
        .containsExactly(
            "calendar bad: 2026-06-01: expected hours that end before the next day's"
                + " eve17:00-09:00, was 09:00-17:30");
    assertThat(
            problems(
                List.of(week("2026-01-01", "09:00-17:00")),
                List.of(special("2026-06-02", "eve16:00-12:00"))))
        .containsExactly(
            "calendar bad: 2026-06-01: expected hours that end before the next day's"
                + " eve16:00-12:00, was 09:00-17:00");
    assertThat(
            problems(
                List.of(week("2026-01-01", "eve17:00-17:00")),
                List.of(special("2026-06-02", "eve17:00-18:00"))))
        .containsExactly(
            "calendar bad: 2026-06-02: expected hours that end before the next day's"
                + " eve17:00-17:00, was eve17:00-18:00");
  }

  @Test
  void allProblemsAreToldTogether() {
    assertThat(
            problems(
                List.of(week("2026-01-01", "09:00-17:00"), week("2026-01-01", "09:00-16:00")),
                List.of(
                    special("2026-06-02", "closed"),
                    special("2026-06-02", "09:00-12:00"),
                    special("2031-01-01", "closed"))))
        .containsExactly(
            "calendar bad: week since: expected a date after 2026-01-01 next, was 2026-01-01",
            "calendar bad: special day: expected a date after 2026-06-02 next, was 2026-06-02",
            "calendar bad: special day: expected a date from 1997-01-01 to 2030-12-31, was"
                + " 2031-01-01");
    assertThat(problems(List.of(), List.of()))
        .containsExactly("calendar bad: expected a regular week, was none");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new SessionRules("bad", ZoneOffset.UTC, DateRange.ALWAYS, List.of(), List.of()))
        .withMessage("calendar bad: expected a regular week, was none");
  }

  private static List<String> problems(List<RegularWeek> weeks, List<SpecialDay> days) {
    return SessionRules.of("bad", ZoneOffset.UTC, dates("1997-01-01", "2030-12-31"), weeks, days)
        .getError()
        .toJavaList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "9:30-16:00",
        "09:30",
        "16:00-09:30",
        "09:30-09:30",
        "09:30-24:01",
        "25:00-26:00",
        "09:30-16:60",
        "09:30-12:00  13:00-16:00",
        "09:30-12:00 11:00-16:00",
        "13:00-16:00 09:30-12:00",
        "closed 09:30-12:00",
        "09:30–16:00",
        "eve09:30-eve09:00"
      })
  void hoursOfAnotherFormAreRefused(String text) {
    assertThat(DayHours.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "closed",
        "09:30-16:00",
        "09:30-12:00 13:00-16:00",
        "eve17:00-17:00",
        "00:00-24:00",
        "eve18:00-eve20:00 06:00-12:00",
        "09:30-12:00 12:00-16:00"
      })
  void hoursAreWrittenAsTheyAreRead(String text) {
    assertThat(DayHours.parse(text).get()).hasToString(text);
  }

  @Test
  void whatIsWrittenWronglyInCodeIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new WallHours(960, 570))
        .withMessage(
            "hours: expected minutes from -1440 to 1440, the end after the beginning, was 960 to"
                + " 570");
    assertThatIllegalArgumentException().isThrownBy(() -> new WallHours(-1441, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new WallHours(0, 1441));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new DayHours(List.of(new WallHours(60, 120), new WallHours(90, 180))))
        .withMessage("hours: expected parts in order, was [01:00-02:00, 01:30-03:00]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RegularWeek(date("2026-01-01"), List.of(DayHours.CLOSED)))
        .withMessage("week since 2026-01-01: expected hours of 7 days, was 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> dates("2026-01-02", "2026-01-01"))
        .withMessage("dates from 2026-01-02: expected an end on or after it, was 2026-01-01");
  }

  @Test
  void calendarsAreFoundByNameAndOthersTakeTheirPlace() {
    Calendars calendars = Calendars.of(List.of(HONG_KONG, CHICAGO));
    TradingCalendar own = WeeklySessions.weekdays("XHKG", "Asia/Hong_Kong", "09:00", "10:00");

    assertThat(calendars.find("XHKG").get()).isSameAs(HONG_KONG);
    assertThat(calendars.with(Calendars.of(List.of(own))).find("XHKG").get()).isSameAs(own);
    assertThat(calendars.with(Calendars.of(List.of(own))).find("CMES").get()).isSameAs(CHICAGO);
    assertThat(calendars.find("XHKEX").getError())
        .isEqualTo("calendar: expected one of [CMES, XHKG], was 'XHKEX', the nearest is XHKG");
    assertThat(Calendars.of(List.of()).find("XHKG").getError())
        .isEqualTo("calendar: expected one of [], was 'XHKG'");
  }

  /** Every task brings its calendars along: what was worked out for one serves the next. */
  @Test
  void whatArrivesAgainIsTheOneThatArrivedBeforeUnlessItIsOther() throws Exception {
    SessionRules rules = CHICAGO.rules();
    SessionCalendar other =
        new SessionCalendar(
            new SessionRules(rules.name(), rules.zone(), rules.known(), rules.weeks(), List.of()));

    Object arrived = sentAndReceived(CHICAGO);

    assertThat(sentAndReceived(CHICAGO)).isSameAs(arrived).isEqualTo(CHICAGO);
    assertThat(sentAndReceived(other)).isEqualTo(other).isNotEqualTo(CHICAGO);
    assertThat(sentAndReceived(CHICAGO)).isEqualTo(CHICAGO);
  }

  private static Object sentAndReceived(Object calendar) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(calendar);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      return in.readObject();
    }
  }

  @Test
  void everyInstantIsInTheOneSessionWhoseHoursItIsIn() {
    Claims.holds(
        400,
        RandomRules.ANY,
        rules -> {
          SessionCalendar calendar = new SessionCalendar(rules);
          Random random = new Random(rules.hashCode());
          for (int i = 0; i < 100; i++) {
            Instant at = instant(random);
            List<Session> open = openAt(rules, at);

            assertThat(open).hasSizeLessThan(2);
            assertThat(calendar.sessionAt(at).toJavaList()).isEqualTo(open);
            assertThat(calendar.isOpen(at)).isEqualTo(!open.isEmpty());
            assertThat(calendar.tradingDate(at).date())
                .isEqualTo(
                    open.isEmpty()
                        ? at.atZone(rules.zone()).toLocalDate()
                        : open.get(0).tradingDate());
          }
        });
  }

  /** By trying every date around. */
  private static List<Session> openAt(SessionRules rules, Instant at) {
    List<Session> open = new ArrayList<>();
    LocalDate date = at.atZone(ZoneOffset.UTC).toLocalDate();
    for (int days = -4; days <= 4; days++) {
      rules.session(date.plusDays(days)).filter(it -> it.isOpenAt(at)).forEach(open::add);
    }
    return open;
  }

  @Test
  void sessionsAreInTheOrderOfTheirDatesAndNextAndPreviousLeadBack() {
    Claims.holds(
        200,
        RandomRules.ANY,
        rules -> {
          SessionCalendar calendar = new SessionCalendar(rules);
          LocalDate date = LocalDate.ofInstant(instant(new Random(rules.hashCode())), rules.zone());
          for (int i = 0; i < 40; i++) {
            for (Session next : calendar.next(date)) {
              date = next.tradingDate();
              for (Session after : calendar.next(date)) {
                assertThat(after.open()).isAfterOrEqualTo(next.close());
                assertThat(calendar.previous(after.tradingDate()).get()).isEqualTo(next);
              }
            }
          }
        });
  }

  @Test
  void whatIsExpectedInADayIsTheSumOfItsHours() {
    Claims.holds(
        200,
        RandomRules.ANY,
        rules -> {
          SessionCalendar calendar = new SessionCalendar(rules);
          Instant from = instant(new Random(rules.hashCode())).truncatedTo(ChronoUnit.HOURS);
          for (Timeframe timeframe : Timeframe.values()) {
            long sum = 0;
            for (int hour = 0; hour < 24; hour++) {
              sum += count(calendar, timeframe, hours(from.plusSeconds(hour * 3600L), 1));
            }
            assertThat(count(calendar, timeframe, hours(from, 24))).isEqualTo(sum);
          }
          assertThat(count(calendar, Timeframe.M1, hours(from, 24)))
              .isEqualTo(openMinutes(rules, from));
        });
  }

  private static long count(TradingCalendar calendar, Timeframe timeframe, Interval window) {
    return calendar.expected(timeframe, window).get();
  }

  private static long openMinutes(SessionRules rules, Instant from) {
    long open = 0;
    for (int minute = 0; minute < 24 * 60; minute++) {
      open += openAt(rules, from.plusSeconds(minute * 60L)).size();
    }
    return open;
  }

  private static Interval hours(Instant from, int hours) {
    return new Interval(from, from.plusSeconds(hours * 3600L));
  }

  /** Of the years whose clock changes the zones have. */
  private static Instant instant(Random random) {
    return Instant.parse("2011-01-01T00:00:00Z")
        .plusSeconds(60L * random.nextInt(16 * 365 * 24 * 60));
  }

  private static LocalDate date(String date) {
    return LocalDate.parse(date);
  }

  private static DateRange dates(String first, String last) {
    return new DateRange(date(first), date(last));
  }

  private static DayHours hours(String hours) {
    return DayHours.parse(hours).get();
  }

  private static RegularWeek week(String since, String hours) {
    return RegularWeek.of(date(since), WEEKDAYS, hours(hours));
  }

  private static SpecialDay special(String date, String hours) {
    return new SpecialDay(date(date), hours(hours));
  }

  private static Interval day(String date) {
    return new UtcDays().session(date(date)).get().interval();
  }
}

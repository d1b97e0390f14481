package io.stockstream.adapters.calendars;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.domain.bar.Interval;
import io.stockstream.domain.bar.Timeframe;
import io.stockstream.domain.calendar.Session;
import io.stockstream.domain.calendar.TradingCalendar;
import io.stockstream.domain.calendar.TradingDate;
import io.stockstream.domain.calendar.TradingDate.Basis;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds of every calendar, tried on every session of those that come with the jar. */
class PackagedCalendarLawsTest {

  private static final int READERS = 4;

  static Collection<TradingCalendar> calendars() {
    return PackagedCalendars.all().byName().values();
  }

  @ParameterizedTest
  @MethodSource("calendars")
  void sessionsFollowEachOtherAndNextAndPreviousLeadFromOneToTheOther(TradingCalendar calendar) {
    List<Session> sessions = SessionDump.sessions(calendar);

    for (int i = 1; i < sessions.size(); i++) {
      Session before = sessions.get(i - 1);
      Session after = sessions.get(i);
      assertThat(after.open()).isAfterOrEqualTo(before.close());
      assertThat(calendar.next(before.tradingDate()).get()).isEqualTo(after);
      assertThat(calendar.previous(after.tradingDate()).get()).isEqualTo(before);
    }
  }

  /** The edges of hours are where it goes wrong: all of them, to the nanosecond. */
  @ParameterizedTest
  @MethodSource("calendars")
  void aSessionHoldsItsOpensAndNotItsCloses(TradingCalendar calendar) {
    for (Session session : SessionDump.sessions(calendar)) {
      TradingDate date = new TradingDate(session.tradingDate(), Basis.SESSION);
      for (Interval hours : session.hours()) {
        assertThat(calendar.tradingDate(hours.from())).isEqualTo(date);
        assertThat(calendar.tradingDate(hours.until().minusNanos(1))).isEqualTo(date);
        assertThat(calendar.sessionAt(hours.until())).isNotEqualTo(session);
        assertThat(calendar.sessionAt(hours.from().minusNanos(1))).isNotEqualTo(session);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("calendars")
  void theMinutesExpectedInAYearAreThoseOfItsSessions(TradingCalendar calendar) {
    for (int year = 1998; year < 2026; year++) {
      Interval whole = new Interval(instant(year), instant(year + 1));
      long seconds =
          SessionDump.sessions(calendar).stream()
              .flatMap(session -> session.hours().stream())
              .mapToLong(hours -> overlap(hours, whole))
              .sum();

      assertThat(calendar.expected(Timeframe.S1, whole).get()).isEqualTo(seconds);
      assertThat(calendar.expected(Timeframe.M1, whole).get()).isEqualTo(seconds / 60);
    }
  }

  private static Instant instant(int year) {
    return Instant.parse(year + "-01-01T00:00:00Z");
  }

  private static long overlap(Interval hours, Interval whole) {
    long from = Math.max(hours.from().getEpochSecond(), whole.from().getEpochSecond());
    long until = Math.min(hours.until().getEpochSecond(), whole.until().getEpochSecond());
    return Math.max(0, until - from);
  }

  @ParameterizedTest
  @MethodSource("calendars")
  void everyWeekOpensWithItsFirstSessionAndWeeksDoNotOverlap(TradingCalendar calendar) {
    Instant end = Instant.MIN;
    for (LocalDate monday = LocalDate.of(1997, 1, 6);
        monday.getYear() < 2026;
        monday = monday.plusWeeks(1)) {
      for (Interval week : calendar.week(monday)) {
        assertThat(week.from()).isAfterOrEqualTo(end);
        assertThat(calendar.expected(Timeframe.W1, week).get()).isEqualTo(1);
        end = week.until();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("calendars")
  void itArrivesAsItWasSent(TradingCalendar calendar) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(calendar);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      TradingCalendar arrived = (TradingCalendar) in.readObject();

      assertThat(arrived).isEqualTo(calendar);
      assertThat(SessionDump.of(arrived)).isEqualTo(SessionDump.of(calendar));
    }
  }

  /** Each of them finds the sessions not yet worked out at the same time as the others. */
  @ParameterizedTest
  @MethodSource("calendars")
  void readersOnSeveralThreadsSeeTheSame(TradingCalendar calendar) throws Exception {
    TradingCalendar fresh =
        CalendarFile.parse("packaged", PackagedCalendars.lines()).get().find(calendar.name()).get();
    ExecutorService readers = Executors.newFixedThreadPool(READERS);
    try {
      Callable<List<String>> dump = () -> SessionDump.of(fresh);
      for (Future<List<String>> seen : readers.invokeAll(List.of(dump, dump, dump, dump))) {
        assertThat(seen.get()).isEqualTo(SessionDump.of(calendar));
      }
    } finally {
      readers.shutdownNow();
    }
  }
}

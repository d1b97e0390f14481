package io.stockstream.domain.calendar;

import io.stockstream.domain.bar.Interval;
import io.stockstream.domain.bar.Timeframe;
import io.stockstream.domain.calendar.TradingDate.Basis;
import io.vavr.control.Option;
import java.io.Serializable;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;

/**
 * Knows the trading days of a market. Sessions do not overlap and follow each other in the order of
 * their dates. Implementations are immutable, serializable and thread-safe, and do no I/O.
 */
public interface TradingCalendar extends Serializable {

  /** A market that does not open for so many days is not asked any further. */
  int LONGEST_REST_DAYS = 366;

  /** Returns the name, such as {@code XNYS}. */
  String name();

  /** Returns the time zone whose clock hangs on the wall of the venue. */
  ZoneId zone();

  /** Returns the session of a date, or none when the market does not open that day. */
  Option<Session> session(LocalDate tradingDate);

  /** Returns the session during whose hours an instant falls, or none when the market is closed. */
  Option<Session> sessionAt(Instant instant);

  /** Says whether the number of bars to expect is known; it is not for {@link UtcDays}. */
  default boolean countsBars() {
    return true;
  }

  /** Returns the dates of which it is known whether the market opens; all, unless it says so. */
  default DateRange known() {
    return DateRange.ALWAYS;
  }

  /**
   * Says whether the calendar knows of every instant in a stretch of time whether the market is
   * open; where it assumes a usual week, or has no hours at all, it does not.
   */
  default boolean isKnown(Interval window) {
    return countsBars();
  }

  /** Says whether the market is open at an instant; it is at its open, and is not at its close. */
  default boolean isOpen(Instant instant) {
    return sessionAt(instant).isDefined();
  }

  /**
   * Returns the date that an instant belongs to: its session's or, while the market is closed (in a
   * break too), that of the venue's clock.
   */
  default TradingDate tradingDate(Instant instant) {
    Session session = sessionAt(instant).getOrNull();
    return session == null
        ? new TradingDate(LocalDate.ofInstant(instant, zone()), Basis.LOCAL_DATE)
        : new TradingDate(session.tradingDate(), Basis.SESSION);
  }

  /** Says how a date compares with the regular week, as far as the calendar tells the two apart. */
  default DayKind kindOf(LocalDate date) {
    return session(date).isEmpty() ? DayKind.REST : DayKind.USUAL;
  }

  /** Returns the first session after a date; none when the market rests for a year. */
  default Option<Session> next(LocalDate date) {
    return nearest(date, 1);
  }

  /** Returns the last session before a date; none when the market rested for a year. */
  default Option<Session> previous(LocalDate date) {
    return nearest(date, -1);
  }

  private Option<Session> nearest(LocalDate date, int step) {
    for (int days = 1; days <= LONGEST_REST_DAYS; days++) {
      Option<Session> session = session(date.plusDays((long) step * days));
      if (session.isDefined()) {
        return session;
      }
    }
    return Option.none();
  }

  /** Returns the first open to the last close of the week, from Monday, that a date is in. */
  default Option<Interval> week(LocalDate date) {
    LocalDate monday = date.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    Option<Session> first = Option.none();
    Option<Session> last = Option.none();
    for (int day = 0; day < DayOfWeek.values().length; day++) {
      Option<Session> session = session(monday.plusDays(day));
      first = first.orElse(session);
      last = session.orElse(last);
    }
    Option<Session> end = last;
    return first.map(start -> new Interval(start.open(), end.get().close()));
  }

  /**
   * Returns the sessions of which some part, breaks included, is in a stretch of time, in order.
   */
  default List<Session> sessionsOverlapping(Interval window) {
    List<Session> sessions = new ArrayList<>();
    // A session may carry another date than the UTC dates it touches: Sydney's evening is two
    // ahead.
    LocalDate last = LocalDate.ofInstant(window.until(), ZoneOffset.UTC).plusDays(2);
    for (LocalDate date = LocalDate.ofInstant(window.from(), ZoneOffset.UTC).minusDays(1);
        !date.isAfter(last);
        date = date.plusDays(1)) {
      Session session = session(date).getOrNull();
      if (session != null && session.reachesInto(window)) {
        sessions.add(session);
      }
    }
    return sessions;
  }

  /**
   * Counts the bars to expect in a stretch of time: below a day those that open, on their UTC grid,
   * while the market is open; sessions or weeks that open in it from a day up.
   *
   * @return none where the calendar does not know, see {@link #isKnown}
   */
  default Option<Long> expected(Timeframe timeframe, Interval window) {
    if (!isKnown(window)) {
      return Option.none();
    }
    long count = 0;
    for (Session session : sessionsOverlapping(window)) {
      count += count(session, timeframe, window);
    }
    return Option.some(count);
  }

  private long count(Session session, Timeframe timeframe, Interval window) {
    if (timeframe.isIntraday()) {
      return session.count(timeframe, window);
    }
    boolean opens =
        window.contains(session.open())
            && (timeframe == Timeframe.D1
                || week(session.tradingDate()).get().from().equals(session.open()));
    return opens ? 1 : 0;
  }
}

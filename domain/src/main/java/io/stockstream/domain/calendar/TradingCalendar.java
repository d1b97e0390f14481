package io.stockstream.domain.calendar;

import io.stockstream.domain.bar.Interval;
import io.vavr.control.Option;
import java.io.Serializable;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;

/**
 * Knows the trading days of a market. Sessions do not overlap and follow each other in the order of
 * their dates. Implementations are immutable, serializable and thread-safe.
 */
public interface TradingCalendar extends Serializable {

  /** Returns the name, such as {@code XNYS}. */
  String name();

  /** Returns the session of a date, or none when the market does not open that day. */
  Option<Session> session(LocalDate tradingDate);

  /** Returns the session during whose hours an instant falls, or none when the market is closed. */
  Option<Session> sessionAt(Instant instant);

  /** Says whether the number of bars to expect is known; it is not for {@link UtcDays}. */
  default boolean countsBars() {
    return true;
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
}

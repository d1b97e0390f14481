package io.stockstream.domain.calendar;

import io.stockstream.domain.bar.Interval;
import io.vavr.control.Option;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A market that keeps the same hours on the same days of every week, by the clock of its time zone.
 * It knows no holidays.
 *
 * @param name of the calendar
 * @param zone whose wall clock the hours are on
 * @param days trading dates' days of the week
 * @param opensDayBefore whether a trading day begins on the evening before, as with currencies
 * @param open wall-clock time at which the session begins
 * @param close wall-clock time at which it ends; midnight is the end of the trading date
 */
public record WeeklySessions(
    String name,
    ZoneId zone,
    Set<DayOfWeek> days,
    boolean opensDayBefore,
    LocalTime open,
    LocalTime close)
    implements TradingCalendar {

  /**
   * @throws IllegalArgumentException when a session ends before it begins, or runs into the next
   */
  public WeeklySessions {
    days = Collections.unmodifiableSortedSet(new TreeSet<>(days));
    boolean untilMidnight = close.equals(LocalTime.MIDNIGHT);
    if (!opensDayBefore && !untilMidnight && !open.isBefore(close)) {
      throw new IllegalArgumentException(
          "calendar " + name + ": expected a close after the open " + open + ", was " + close);
    }
    if (opensDayBefore && (untilMidnight || close.isAfter(open)) && areNeighbours(days)) {
      throw new IllegalArgumentException(
          "calendar %s: expected a close not after %s, when the next day opens, was %s"
              .formatted(name, open, untilMidnight ? "24:00" : close));
    }
  }

  private static boolean areNeighbours(Set<DayOfWeek> days) {
    return days.stream().anyMatch(day -> days.contains(day.plus(1)));
  }

  /** Monday to Friday, without holidays. */
  public static WeeklySessions weekdays(String name, String zone, String open, String close) {
    return new WeeklySessions(
        name,
        ZoneId.of(zone),
        EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
        false,
        LocalTime.parse(open),
        LocalTime.parse(close));
  }

  /** Currencies: five days a week, each ending 17:00 in New York where the next one begins. */
  public static WeeklySessions currencies() {
    LocalTime rollover = LocalTime.of(17, 0);
    return new WeeklySessions(
        "24x5",
        ZoneId.of("America/New_York"),
        EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
        true,
        rollover,
        rollover);
  }

  /** Crypto: always, by UTC dates. */
  public static WeeklySessions always() {
    return new WeeklySessions(
        "24x7",
        ZoneOffset.UTC,
        EnumSet.allOf(DayOfWeek.class),
        false,
        LocalTime.MIDNIGHT,
        LocalTime.MIDNIGHT);
  }

  @Override
  public Option<Session> session(LocalDate tradingDate) {
    if (!days.contains(tradingDate.getDayOfWeek())) {
      return Option.none();
    }
    LocalDate openDate = opensDayBefore ? tradingDate.minusDays(1) : tradingDate;
    LocalDate closeDate = close.equals(LocalTime.MIDNIGHT) ? tradingDate.plusDays(1) : tradingDate;
    Interval hours = new Interval(at(openDate, open), at(closeDate, close));
    return Option.some(new Session(tradingDate, List.of(hours)));
  }

  @Override
  public Option<Session> sessionAt(Instant instant) {
    LocalDate date = LocalDate.ofInstant(instant, zone);
    return openAt(date, instant)
        .orElse(() -> opensDayBefore ? openAt(date.plusDays(1), instant) : Option.none());
  }

  private Option<Session> openAt(LocalDate tradingDate, Instant instant) {
    return session(tradingDate).filter(session -> session.isOpenAt(instant));
  }

  private Instant at(LocalDate date, LocalTime time) {
    return date.atTime(time).atZone(zone).toInstant();
  }
}

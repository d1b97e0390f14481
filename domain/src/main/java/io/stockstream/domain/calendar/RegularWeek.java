package io.stockstream.domain.calendar;

import java.io.Serializable;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The hours that a market usually keeps, from a date on.
 *
 * @param since first date of these hours
 * @param hours of the seven days from Monday
 */
public record RegularWeek(LocalDate since, List<DayHours> hours) implements Serializable {

  private static final int DAYS = DayOfWeek.values().length;

  /**
   * @throws IllegalArgumentException when there are not seven days
   */
  public RegularWeek {
    hours = List.copyOf(hours);
    if (hours.size() != DAYS) {
      throw new IllegalArgumentException(
          "week since " + since + ": expected hours of 7 days, was " + hours.size());
    }
  }

  /** The same hours on some days, and closed on the others. */
  public static RegularWeek of(LocalDate since, Set<DayOfWeek> days, DayHours hours) {
    Map<DayOfWeek, DayHours> byDay = new EnumMap<>(DayOfWeek.class);
    days.forEach(day -> byDay.put(day, hours));
    return of(since, byDay);
  }

  /** Hours by day; closed on days that are not named. */
  public static RegularWeek of(LocalDate since, Map<DayOfWeek, DayHours> byDay) {
    return new RegularWeek(
        since,
        Stream.of(DayOfWeek.values())
            .map(day -> byDay.getOrDefault(day, DayHours.CLOSED))
            .toList());
  }

  DayHours on(LocalDate date) {
    return hours.get(date.getDayOfWeek().ordinal());
  }
}

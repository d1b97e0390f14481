package io.stockstream.domain.calendar;

import io.stockstream.domain.bar.Interval;
import io.vavr.control.Option;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;

/** Monday to Friday as in Shanghai: 01:30 to 03:30 and 05:00 to 07:00 UTC; Wednesdays off. */
public record LunchBreakDays() implements TradingCalendar {

  @Override
  public String name() {
    return "lunch";
  }

  @Override
  public ZoneId zone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Option<Session> session(LocalDate date) {
    boolean opens =
        switch (date.getDayOfWeek()) {
          case WEDNESDAY, SATURDAY, SUNDAY -> false;
          default -> true;
        };
    return Option.when(
        opens,
        () ->
            new Session(
                date, List.of(hours(date, "01:30", "03:30"), hours(date, "05:00", "07:00"))));
  }

  @Override
  public Option<Session> sessionAt(Instant instant) {
    return session(LocalDate.ofInstant(instant, ZoneOffset.UTC))
        .filter(session -> session.isOpenAt(instant));
  }

  private static Interval hours(LocalDate date, String from, String until) {
    return new Interval(at(date, from), at(date, until));
  }

  private static Instant at(LocalDate date, String time) {
    return date.atTime(LocalTime.parse(time)).toInstant(ZoneOffset.UTC);
  }
}

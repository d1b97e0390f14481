package io.stockstream.domain.gap;

import io.stockstream.domain.bar.InstrumentId;
import io.stockstream.domain.bar.Interval;
import io.stockstream.domain.bar.Timeframe;
import io.stockstream.domain.calendar.DateRange;
import io.stockstream.domain.calendar.DayHours;
import io.stockstream.domain.calendar.RegularWeek;
import io.stockstream.domain.calendar.SessionCalendar;
import io.stockstream.domain.calendar.SessionRules;
import io.stockstream.domain.calendar.SpecialDay;
import io.vavr.control.Option;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;

/** A market open from 10:00 to 11:30 and 12:30 to 14:00 UTC, known in January 2026. */
final class TestingGaps {

  static final InstrumentId NAME = new InstrumentId("A", "XTST");
  static final LocalDate DAY = LocalDate.parse("2026-01-05");

  private static final RegularWeek WEEK =
      RegularWeek.of(
          LocalDate.EPOCH,
          EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
          DayHours.parse("10:00-11:30 12:30-14:00").get());

  static final SessionCalendar CALENDAR =
      new SessionCalendar(
          new SessionRules(
              "XTST",
              ZoneOffset.UTC,
              new DateRange(LocalDate.parse("2026-01-01"), LocalDate.parse("2026-01-31")),
              List.of(WEEK),
              List.of(new SpecialDay(LocalDate.parse("2026-01-06"), DayHours.CLOSED))));

  private TestingGaps() {}

  /** Returns a time of {@link #DAY}. */
  static Instant at(String time) {
    return Instant.parse(time.contains("T") ? time + ":00Z" : DAY + "T" + time + ":00Z");
  }

  static Interval between(String from, String until) {
    return new Interval(at(from), at(until));
  }

  static Listed listed() {
    return listed(at("10:00"));
  }

  static Listed listed(Instant since) {
    return new Listed(NAME, Timeframe.M1, CALENDAR, since);
  }

  /** Every minute of a window but for some stretches of time. */
  static TimeSet minutesBut(Interval window, Interval... missing) {
    TimeSet.Builder minutes = new TimeSet.Builder(Timeframe.M1, window);
    for (Instant minute = Timeframe.M1.floor(window.from());
        minute.isBefore(window.until());
        minute = minute.plusSeconds(60)) {
      Instant each = minute;
      if (List.of(missing).stream().noneMatch(hole -> hole.contains(each))) {
        minutes.add(minute);
      }
    }
    return minutes.build();
  }

  /** Heartbeats since the day's open, but for some stretches of time. */
  static Liveness aliveBut(Interval window, Interval... dead) {
    Interval later = new Interval(window.from(), window.until().plusSeconds(120));
    return new Liveness(minutesBut(later, dead), Option.some(at("10:00")));
  }

  static Gap gap(String from, String until, GapReason reason) {
    Interval interval = between(from, until);
    LocalDate date = LocalDate.ofInstant(interval.from(), ZoneOffset.UTC);
    return new Gap(NAME, Timeframe.M1, date, interval, reason, GapState.OPEN);
  }
}

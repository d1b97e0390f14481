package io.stockstream.domain.rollup;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.domain.Claims;
import io.stockstream.domain.bar.Interval;
import io.stockstream.domain.bar.Timeframe;
import io.stockstream.domain.calendar.RandomRules;
import io.stockstream.domain.calendar.Session;
import io.stockstream.domain.calendar.SessionCalendar;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What holds of windows, whatever the calendar: over the weeks in which most clocks change. */
class WindowLawsTest {

  private static final Ladder FULL =
      new Ladder(
          Timeframe.M1,
          List.of(
              Timeframe.M5,
              Timeframe.M15,
              Timeframe.M30,
              Timeframe.H1,
              Timeframe.H4,
              Timeframe.D1,
              Timeframe.W1));

  private static final List<LocalDate> STARTS =
      List.of(LocalDate.parse("2011-12-26"), LocalDate.parse("2026-03-23"));

  private static final int DAYS = 14;

  @Test
  void aDaysWindowIsItsSessionAndItsPartsTileTheHours() {
    Claims.holds(
        100,
        RandomRules.ANY,
        rules -> {
          SessionCalendar calendar = new SessionCalendar(rules);
          Windows windows = new Windows(FULL, calendar);
          for (Session session : sessions(calendar)) {
            Window day = windows.around(Timeframe.D1, session.open()).get();
            assertThat(day.interval()).isEqualTo(session.interval());
            Timeframe parts = windows.partsOf(day);
            assertThat(joined(windows.partOpenTimes(day, parts), parts.duration()))
                .as(session + " of " + parts)
                .isEqualTo(joined(session.hours()));
          }
        });
  }

  @Test
  void daysFollowEachOtherAndWeeksHoldTheirDaysAndNoOthers() {
    Claims.holds(
        100,
        RandomRules.ANY,
        rules -> {
          SessionCalendar calendar = new SessionCalendar(rules);
          Windows windows = new Windows(FULL, calendar);
          Instant end = Instant.MIN;
          for (Session session : sessions(calendar)) {
            assertThat(session.open()).isAfterOrEqualTo(end);
            end = session.close();
            Window week = windows.around(Timeframe.W1, session.open()).get();
            assertThat(windows.partOpenTimes(week, windows.partsOf(week)))
                .contains(session.open())
                .allMatch(open -> week.interval().contains(open));
          }
        });
  }

  private static List<Session> sessions(SessionCalendar calendar) {
    List<Session> sessions = new ArrayList<>();
    for (LocalDate start : STARTS) {
      for (int day = 0; day < DAYS; day++) {
        calendar.session(start.plusDays(day)).forEach(sessions::add);
      }
    }
    return sessions;
  }

  private static List<Interval> joined(List<Instant> openTimes, Duration each) {
    return joined(openTimes.stream().map(open -> new Interval(open, open.plus(each))).toList());
  }

  /** Joins intervals that follow each other without a gap; of two that overlap neither is lost. */
  private static List<Interval> joined(List<Interval> intervals) {
    List<Interval> joined = new ArrayList<>();
    for (Interval next : intervals) {
      int last = joined.size() - 1;
      if (last >= 0 && joined.get(last).until().equals(next.from())) {
        joined.set(last, new Interval(joined.get(last).from(), next.until()));
      } else {
        joined.add(next);
      }
    }
    return joined;
  }
}

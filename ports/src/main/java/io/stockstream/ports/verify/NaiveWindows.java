package io.stockstream.ports.verify;

import io.stockstream.domain.bar.Interval;
import io.stockstream.domain.bar.Timeframe;
import io.stockstream.domain.calendar.Session;
import io.stockstream.domain.calendar.TradingCalendar;
import io.stockstream.domain.rollup.Ladder;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Windows and what is expected in them, by asking the calendar minute after minute. */
final class NaiveWindows {

  private static final int DAYS_OF_A_WEEK = 7;

  private final Ladder ladder;
  private final TradingCalendar calendar;

  NaiveWindows(Ladder ladder, TradingCalendar calendar) {
    this.ladder = ladder;
    this.calendar = calendar;
  }

  boolean hasCalendar() {
    return calendar.countsBars();
  }

  /** Says whether the calendar knows what to expect in a window, and does not assume it. */
  boolean isKnown(Interval window) {
    return calendar.isKnown(window);
  }

  /** Returns the window around a base bar, or null when it is in no session. */
  Interval around(Timeframe rung, Instant openTime) {
    if (rung.isIntraday()) {
      long second = openTime.getEpochSecond();
      Instant from = Instant.ofEpochSecond(second - Math.floorMod(second, rung.seconds()));
      return new Interval(from, from.plusSeconds(rung.seconds()));
    }
    Session session = calendar.sessionAt(openTime).getOrNull();
    if (session == null) {
      return null;
    }
    List<Session> sessions = rung == Timeframe.D1 ? List.of(session) : week(session.tradingDate());
    return new Interval(sessions.get(0).open(), sessions.get(sessions.size() - 1).close());
  }

  private List<Session> week(LocalDate date) {
    LocalDate monday = date.minusDays((long) date.getDayOfWeek().getValue() - 1);
    List<Session> sessions = new ArrayList<>();
    for (int day = 0; day < DAYS_OF_A_WEEK; day++) {
      calendar.session(monday.plusDays(day)).forEach(sessions::add);
    }
    return sessions;
  }

  /** Says whether a base bar counts among those present. */
  boolean counts(Instant openTime) {
    return !hasCalendar() || calendar.sessionAt(openTime).isDefined();
  }

  /** Counts the base bars that a window has room for while the market is open. */
  int count(Interval window) {
    return (int) grid(ladder.base(), window).stream().filter(this::counts).count();
  }

  /** Returns when nothing more is expected in a window. */
  Instant overAt(Interval window) {
    Instant end = window.until();
    if (hasCalendar()) {
      List<Instant> open = grid(ladder.base(), window).stream().filter(this::counts).toList();
      if (!open.isEmpty()) {
        end = open.get(open.size() - 1).plusSeconds(ladder.base().seconds());
      }
    }
    return end.isAfter(window.until()) ? window.until() : end;
  }

  /**
   * Returns the timeframe one step down: the coarsest whose bars begin and end where sessions do.
   */
  Timeframe parts(Timeframe rung, Interval window) {
    List<Timeframe> below = new ArrayList<>(List.of(ladder.base()));
    ladder.rungs().stream().filter(finer -> finer.compareTo(rung) < 0).forEach(below::add);
    for (int i = below.size() - 1; i > 0; i--) {
      if (rung.isIntraday() || !below.get(i).isIntraday() || tiles(below.get(i), rung, window)) {
        return below.get(i);
      }
    }
    return ladder.base();
  }

  private boolean tiles(Timeframe parts, Timeframe rung, Interval window) {
    return sessions(rung, window).stream()
        .flatMap(session -> session.hours().stream())
        .allMatch(hours -> onGrid(parts, hours.from()) && onGrid(parts, hours.until()));
  }

  private static boolean onGrid(Timeframe timeframe, Instant instant) {
    return instant.getEpochSecond() % timeframe.seconds() == 0;
  }

  private List<Session> sessions(Timeframe rung, Interval window) {
    Session first = calendar.sessionAt(window.from()).get();
    return rung == Timeframe.D1 ? List.of(first) : week(first.tradingDate());
  }

  /** Returns the open times of a window's parts of which something is expected. */
  List<Instant> expectedParts(Timeframe parts, Interval window) {
    if (parts == Timeframe.D1) {
      return week(calendar.sessionAt(window.from()).get().tradingDate()).stream()
          .map(Session::open)
          .toList();
    }
    return grid(parts, window).stream()
        .filter(from -> count(new Interval(from, from.plusSeconds(parts.seconds()))) > 0)
        .toList();
  }

  private static List<Instant> grid(Timeframe step, Interval window) {
    List<Instant> grid = new ArrayList<>();
    for (long second = window.from().getEpochSecond();
        second < window.until().getEpochSecond();
        second++) {
      if (second % step.seconds() == 0) {
        grid.add(Instant.ofEpochSecond(second));
        second += step.seconds() - 1;
      }
    }
    return grid;
  }
}

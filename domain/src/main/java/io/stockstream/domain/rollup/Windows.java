package io.stockstream.domain.rollup;

import io.stockstream.domain.bar.BarKey;
import io.stockstream.domain.bar.Interval;
import io.stockstream.domain.bar.Timeframe;
import io.stockstream.domain.calendar.Session;
import io.stockstream.domain.calendar.TradingCalendar;
import io.vavr.control.Option;
import java.io.Serializable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Says which bars belong together. Windows follow the UTC clock below a day; days are the
 * calendar's sessions and weeks its sessions from Monday on.
 *
 * @param ladder which timeframes there are
 * @param calendar which sessions there are
 */
public record Windows(Ladder ladder, TradingCalendar calendar) implements Serializable {

  /**
   * Returns the window of a rung that a base bar belongs to.
   *
   * @return none when the rung is a day or a week and the bar opens outside of every session
   */
  public Option<Window> around(Timeframe rung, Instant baseOpenTime) {
    if (rung.isIntraday()) {
      Instant from = rung.floor(baseOpenTime);
      return Option.some(new Window(rung, new Interval(from, from.plusSeconds(rung.seconds()))));
    }
    return calendar
        .sessionAt(baseOpenTime)
        .flatMap(session -> rung == Timeframe.D1 ? Option.some(session.interval()) : week(session))
        .map(interval -> new Window(rung, interval));
  }

  /** Says whether a roll-up of a rung that opens at a time is of a window that there is. */
  public boolean isWindow(Timeframe rung, Instant openTime) {
    return ladder.rungs().contains(rung)
        && around(rung, openTime).exists(window -> window.interval().from().equals(openTime));
  }

  private Option<Interval> week(Session session) {
    return calendar.week(session.tradingDate());
  }

  /**
   * Returns the timeframe whose bars are folded into a window: of the rungs below, the coarsest
   * that tiles it, else the base.
   */
  public Timeframe partsOf(Window window) {
    List<Session> sessions = sessionsIn(window);
    Timeframe parts = ladder.base();
    for (Timeframe rung : ladder.rungs()) {
      if (rung.compareTo(window.rung()) < 0 && tiles(rung, sessions)) {
        parts = rung;
      }
    }
    return parts;
  }

  private static boolean tiles(Timeframe rung, List<Session> sessions) {
    return !rung.isIntraday() || sessions.stream().allMatch(session -> session.isTiledBy(rung));
  }

  /** Returns the open times, in order, at which a window's parts may stand. */
  public List<Instant> partOpenTimes(Window window, Timeframe parts) {
    if (window.rung().isIntraday()) {
      return grid(window.interval(), parts, new ArrayList<>());
    }
    List<Instant> openTimes = new ArrayList<>();
    for (Session session : sessionsIn(window)) {
      if (parts == Timeframe.D1) {
        openTimes.add(session.open());
      } else {
        session.hours().forEach(hours -> grid(hours, parts, openTimes));
      }
    }
    return openTimes;
  }

  /**
   * Returns when a window is over by the clock: at its end, or already when the last session within
   * it closes, because nothing more is expected then. (With the plain end, an hour in which the
   * session ends would close sooner or later depending on how the log is cut into batches.)
   */
  public Instant overAt(Window window) {
    if (!calendar.countsBars()) {
      return window.interval().until();
    }
    Instant over = null;
    for (Session session : calendar.sessionsOverlapping(window.interval())) {
      for (Interval hours : session.hours()) {
        if (hours.overlaps(window.interval())) {
          over = hours.until();
        }
      }
    }
    return over == null || over.isAfter(window.interval().until())
        ? window.interval().until()
        : over;
  }

  /** Returns when the bar or roll-up of a timeframe that opens at a time is over by the clock. */
  public Instant overAt(Timeframe timeframe, Instant openTime) {
    Instant end = openTime.plusSeconds(timeframe.seconds());
    return timeframe == ladder.base()
        ? end
        : around(timeframe, openTime).map(this::overAt).getOrElse(end);
  }

  /** Says whether a base bar counts as one of those that the calendar expects. */
  boolean counts(Instant baseOpenTime) {
    return !calendar.countsBars() || calendar.isOpen(baseOpenTime);
  }

  /**
   * Says whether a bar lies outside of the sessions, so that it belongs to no session day. For
   * readers: it follows from the calendar of today, and is not stored. Never so without a calendar,
   * nor from a day up, where bars open when their source says so.
   */
  public boolean isOutOfSession(BarKey key) {
    Timeframe timeframe = key.timeframe();
    if (!calendar.countsBars() || !timeframe.isIntraday()) {
      return false;
    }
    Instant openTime = key.openTime();
    if (timeframe == ladder.base()) {
      return !calendar.isOpen(openTime);
    }
    Interval interval = new Interval(openTime, openTime.plusSeconds(timeframe.seconds()));
    return calendar.sessionsOverlapping(interval).stream()
        .noneMatch(session -> session.isOpenDuring(interval));
  }

  /**
   * Returns how many base bars the calendar expects in a stretch of time; none without a calendar,
   * and where it does not know.
   */
  Option<Integer> expectedIn(Interval interval) {
    return calendar.expected(ladder.base(), interval).map(Math::toIntExact);
  }

  /**
   * Says whether the part that opens at a time has base bars to expect.
   *
   * @param sessions those that overlap the window
   */
  boolean expects(List<Session> sessions, Timeframe part, Instant openTime) {
    Timeframe base = ladder.base();
    if (!calendar.countsBars() || !base.isIntraday()) {
      return true;
    }
    Interval interval = new Interval(openTime, openTime.plusSeconds(part.seconds()));
    for (Session session : sessions) {
      if (session.count(base, interval) > 0) {
        return true;
      }
    }
    return false;
  }

  private List<Session> sessionsIn(Window window) {
    return window.rung().isIntraday() ? List.of() : calendar.sessionsOverlapping(window.interval());
  }

  private static List<Instant> grid(Interval interval, Timeframe step, List<Instant> openTimes) {
    Instant first = step.floor(interval.from());
    if (first.isBefore(interval.from())) {
      first = first.plusSeconds(step.seconds());
    }
    for (Instant at = first; at.isBefore(interval.until()); at = at.plusSeconds(step.seconds())) {
      openTimes.add(at);
    }
    return openTimes;
  }
}

package io.stockstream.domain.gap;

import io.stockstream.domain.bar.Interval;
import io.stockstream.domain.bar.Timeframe;
import io.stockstream.domain.calendar.Session;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the holes of an instrument: times at which its calendar expects a bar and none is there.
 * Pure; takes time with the number of sessions and holes, not of bars.
 */
public final class Gaps {

  private final Listed listed;
  private final TimeSet present;
  private final Liveness alive;
  private final Timeframe timeframe;
  private final List<Gap> found = new ArrayList<>();

  /** From the one minute on, the other is the first in which the venue was alive. */
  private long aliveFrom = Long.MAX_VALUE;

  private long aliveAt;

  private Gaps(Listed listed, TimeSet present, Liveness alive) {
    this.listed = listed;
    this.present = present;
    this.alive = alive;
    this.timeframe = listed.timeframe();
  }

  /**
   * Finds gaps, in the order of time; all of them are {@link GapState#OPEN}.
   *
   * @param present open times of the bars that are there and not void, known in the whole window
   * @param alive known in the whole window, and until a minute after the end of its last bar
   * @param window in which bars open; all that open in it are over
   */
  public static List<Gap> find(Listed listed, TimeSet present, Liveness alive, Interval window) {
    Gaps gaps = new Gaps(listed, present, alive);
    for (Session session : listed.calendar().sessionsOverlapping(window)) {
      for (Interval hours : session.hours()) {
        gaps.search(session, hours, window);
      }
    }
    return gaps.found;
  }

  private void search(Session session, Interval hours, Interval window) {
    long from = Math.max(index(hours.from()), index(window.from()));
    long until = Math.min(index(hours.until()), index(window.until()));
    for (long at = present.nextOut(from, until); at < until; ) {
      long end = present.nextIn(at, until);
      explain(session, at, end);
      at = present.nextOut(end, until);
    }
  }

  private long index(Instant instant) {
    return TimeSet.indexFrom(timeframe, instant);
  }

  /** Parts a hole where its reason changes. */
  private void explain(Session session, long from, long until) {
    for (long at = from; at < until; ) {
      GapReason reason = reason(session, at);
      long end = at + 1;
      while (end < until && reason(session, end) == reason) {
        end++;
      }
      found.add(gap(session, at, end, reason));
      at = end;
    }
  }

  private Gap gap(Session session, long from, long until, GapReason reason) {
    Interval interval = new Interval(TimeSet.time(timeframe, from), TimeSet.time(timeframe, until));
    return new Gap(
        listed.instrument(), timeframe, session.tradingDate(), interval, reason, GapState.OPEN);
  }

  private GapReason reason(Session session, long at) {
    Instant open = TimeSet.time(timeframe, at);
    if (open.isBefore(listed.since())) {
      return GapReason.NOT_LISTED;
    }
    if (session.assumed() || !alive.isKnownAt(open.plusSeconds(timeframe.seconds()))) {
      return GapReason.UNKNOWN;
    }
    return wasAlive(at) ? GapReason.NO_TRADES : GapReason.FEED_DOWN;
  }

  /**
   * A bar is said when it is over, and a venue's first heartbeat of a day may follow its first bar:
   * so a heartbeat counts from the bar's open until a minute after its end.
   */
  private boolean wasAlive(long at) {
    long minute = Liveness.minuteOf(TimeSet.time(timeframe, at));
    if (minute < aliveFrom || minute > aliveAt) {
      aliveFrom = minute;
      aliveAt = alive.nextAlive(minute, Long.MAX_VALUE);
    }
    return aliveAt <= Liveness.minuteOf(TimeSet.time(timeframe, at + 1));
  }
}

package io.stockstream.domain.calendar;

import io.stockstream.domain.bar.Interval;
import io.stockstream.domain.bar.Timeframe;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * One trading day of a market.
 *
 * @param tradingDate its date, by which daily bars are compared
 * @param hours when the market is open, UTC, in order, at least one; more than one where it breaks
 *     for lunch
 * @param assumed whether the calendar does not know this date and gives the hours of a usual week
 */
public record Session(LocalDate tradingDate, List<Interval> hours, boolean assumed)
    implements Serializable {

  /**
   * @throws IllegalArgumentException when there are no hours, or hours begin before those ahead of
   *     them have ended
   */
  public Session {
    hours = List.copyOf(hours);
    if (hours.isEmpty()) {
      throw new IllegalArgumentException("session " + tradingDate + ": expected hours, was none");
    }
    for (int i = 1; i < hours.size(); i++) {
      if (hours.get(i).from().isBefore(hours.get(i - 1).until())) {
        throw new IllegalArgumentException(
            "session %s: expected hours after %s next, was %s"
                .formatted(tradingDate, hours.get(i - 1), hours.get(i)));
      }
    }
  }

  /** A session that is known. */
  public Session(LocalDate tradingDate, List<Interval> hours) {
    this(tradingDate, hours, false);
  }

  /** Returns the first instant of the session, breaks included. */
  public Instant open() {
    return hours.get(0).from();
  }

  /** Returns the first instant after the session. */
  public Instant close() {
    return hours.get(hours.size() - 1).until();
  }

  /** Returns open to close, breaks included. */
  public Interval interval() {
    return new Interval(open(), close());
  }

  /** Says whether some part of the session, breaks included, is in a stretch of time. */
  boolean reachesInto(Interval window) {
    return open().isBefore(window.until()) && window.from().isBefore(close());
  }

  /** Says whether the market is open at an instant. */
  public boolean isOpenAt(Instant instant) {
    for (int i = 0; i < hours.size(); i++) {
      if (hours.get(i).contains(instant)) {
        return true;
      }
    }
    return false;
  }

  /** Says whether the market is open at some instant of a stretch of time. */
  public boolean isOpenDuring(Interval interval) {
    return hours.stream().anyMatch(part -> part.overlaps(interval));
  }

  /** Says whether bars of a timeframe, on their UTC grid, tile the hours exactly. */
  public boolean isTiledBy(Timeframe timeframe) {
    for (Interval part : hours) {
      if (!timeframe.isAligned(part.from()) || !timeframe.isAligned(part.until())) {
        return false;
      }
    }
    return true;
  }

  /**
   * Counts the bars of a timeframe below a day that open, on their UTC grid, in the hours of this
   * session and within a stretch of time.
   */
  public long count(Timeframe timeframe, Interval within) {
    long count = 0;
    for (int i = 0; i < hours.size(); i++) {
      count += count(hours.get(i), timeframe.seconds(), within);
    }
    return count;
  }

  private static long count(Interval hours, long step, Interval within) {
    long from = Math.max(ceilSecond(hours.from()), ceilSecond(within.from()));
    long until = Math.min(ceilSecond(hours.until()), ceilSecond(within.until()));
    return from >= until ? 0 : ceilDiv(until, step) - ceilDiv(from, step);
  }

  private static long ceilSecond(Instant instant) {
    return instant.getNano() == 0 ? instant.getEpochSecond() : instant.getEpochSecond() + 1;
  }

  private static long ceilDiv(long dividend, long divisor) {
    return -Math.floorDiv(-dividend, divisor);
  }
}

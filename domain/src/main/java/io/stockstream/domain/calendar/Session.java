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
 */
public record Session(LocalDate tradingDate, List<Interval> hours) implements Serializable {

  public Session {
    hours = List.copyOf(hours);
    if (hours.isEmpty()) {
      throw new IllegalArgumentException("session " + tradingDate + ": expected hours, was none");
    }
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

  /** Says whether the market is open at an instant. */
  public boolean isOpenAt(Instant instant) {
    for (Interval part : hours) {
      if (part.contains(instant)) {
        return true;
      }
    }
    return false;
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
}

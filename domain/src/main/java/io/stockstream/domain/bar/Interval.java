package io.stockstream.domain.bar;

import java.io.Serializable;
import java.time.Instant;

/**
 * A half-open stretch of time, UTC.
 *
 * @param from first instant in it
 * @param until first instant after it, later than {@code from}
 */
public record Interval(Instant from, Instant until) implements Serializable {

  public Interval {
    if (!from.isBefore(until)) {
      throw new IllegalArgumentException(
          "interval from " + from + ": expected an end after it, was " + until);
    }
  }

  public boolean contains(Instant instant) {
    return !instant.isBefore(from) && instant.isBefore(until);
  }

  public boolean overlaps(Interval other) {
    return from.isBefore(other.until) && other.from.isBefore(until);
  }

  /** Returns {@code [from, until)} with both times in UTC. */
  @Override
  public String toString() {
    return "[" + from + ", " + until + ")";
  }
}

package io.stockstream.domain.rollup;

import java.io.Serializable;
import java.time.Instant;

/**
 * An instrument's clock: the latest open time seen of its bars, or the latest heartbeat of its
 * venue. It only grows. No clock of ours has a say.
 *
 * @param time UTC; {@link Instant#MIN} when nothing was seen yet
 */
public record Clock(Instant time) implements Serializable {

  public static final Clock UNSET = new Clock(Instant.MIN);

  /** Says whether an interval that ends then is over. */
  public boolean hasPassed(Instant end) {
    return !time.isBefore(end);
  }

  /** Returns the later of the two. */
  public Clock max(Clock other) {
    return time.isBefore(other.time) ? other : this;
  }

  /** Returns this clock, or one that shows a later time. */
  public Clock advancedTo(Instant instant) {
    return time.isBefore(instant) ? new Clock(instant) : this;
  }

  public boolean isSet() {
    return !time.equals(Instant.MIN);
  }
}

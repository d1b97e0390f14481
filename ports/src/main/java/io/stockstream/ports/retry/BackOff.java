package io.stockstream.ports.retry;

import java.io.Serializable;
import java.time.Duration;

/**
 * How long to wait before what failed is tried again. The wait doubles from failure to failure, up
 * to the longest; as much as half of it is left to chance, so that tasks that failed together do
 * not come back together.
 *
 * @param first wait, after one failure
 * @param longest wait, however many failures
 * @param total since the first attempt began; no attempt begins later
 */
public record BackOff(Duration first, Duration longest, Duration total) implements Serializable {

  private static final Duration FIRST = Duration.ofMillis(200);
  private static final Duration LONGEST = Duration.ofSeconds(30);

  /** Returns one that begins with a fifth of a second and comes to half a minute. */
  public static BackOff upTo(Duration total) {
    return new BackOff(FIRST, LONGEST, total);
  }

  /**
   * Returns the wait after so many failures.
   *
   * @param failures at least 1
   * @param chance from 0, for the whole wait, to 1, for half of it
   */
  public Duration after(int failures, double chance) {
    double whole = Math.min(longest.toNanos(), first.toNanos() * Math.pow(2, failures - 1));
    return Duration.ofNanos((long) (whole * (1 - chance / 2)));
  }
}

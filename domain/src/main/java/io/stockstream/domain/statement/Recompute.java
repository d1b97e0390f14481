package io.stockstream.domain.statement;

import io.stockstream.domain.bar.InstrumentId;
import io.stockstream.domain.bar.Interval;
import java.time.Duration;

/**
 * Asks that the roll-ups of an instrument be folded anew. A longer stretch of time takes several.
 *
 * @param instrument whose roll-ups
 * @param interval every window around a base bar that may open in it is folded, UTC; at most {@link
 *     #LONGEST}
 */
public record Recompute(InstrumentId instrument, Interval interval) implements Control {

  /** One message costs memory for every base bar that its interval has room for. */
  public static final Duration LONGEST = Duration.ofDays(7);

  /**
   * @throws IllegalArgumentException when the interval is longer than {@link #LONGEST}
   */
  public Recompute {
    if (isTooLong(interval)) {
      throw new IllegalArgumentException(
          "recompute " + instrument + ": expected at most " + LONGEST + ", was " + interval);
    }
  }

  /** Says whether an interval takes more than one message. */
  public static boolean isTooLong(Interval interval) {
    return interval.from().plus(LONGEST).isBefore(interval.until());
  }
}

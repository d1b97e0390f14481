package io.stockstream.domain.rollup;

import io.stockstream.domain.bar.Timeframe;
import java.io.Serializable;
import java.util.List;

/**
 * The timeframes that an instrument's bars climb, each rung folded from a finer one.
 *
 * @param base timeframe of the bars that a feed states and that climb; bars of other timeframes are
 *     kept and do not
 * @param rungs roll-ups from the finest to the coarsest, each a multiple of the one below
 */
public record Ladder(Timeframe base, List<Timeframe> rungs) implements Serializable {

  /** One minute to 5m, 15m, 1h and 1d. */
  public static final Ladder DEFAULT =
      new Ladder(Timeframe.M1, List.of(Timeframe.M5, Timeframe.M15, Timeframe.H1, Timeframe.D1));

  /**
   * @throws IllegalArgumentException when a rung is not a multiple of the one below it
   */
  public Ladder {
    rungs = List.copyOf(rungs);
    Timeframe below = base;
    for (Timeframe rung : rungs) {
      if (rung.compareTo(below) <= 0 || rung.seconds() % below.seconds() != 0) {
        throw new IllegalArgumentException(
            "ladder from %s: expected a multiple of %s next, was %s".formatted(base, below, rung));
      }
      below = rung;
    }
  }

  /** Returns the default rungs above another base timeframe. */
  public static Ladder from(Timeframe base) {
    return new Ladder(
        base, DEFAULT.rungs.stream().filter(rung -> rung.compareTo(base) > 0).toList());
  }
}

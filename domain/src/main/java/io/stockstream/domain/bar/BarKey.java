package io.stockstream.domain.bar;

import java.io.Serializable;
import java.time.Instant;
import java.util.Comparator;

/**
 * Identifies a bar.
 *
 * @param instrument what was traded, and where
 * @param timeframe how long an interval the bar covers
 * @param openTime first instant of the interval, UTC; on the UTC grid below a day
 * @param origin who made it
 */
public record BarKey(InstrumentId instrument, Timeframe timeframe, Instant openTime, Origin origin)
    implements Comparable<BarKey>, Serializable {

  private static final Comparator<BarKey> ORDER =
      Comparator.comparing(BarKey::instrument)
          .thenComparing(BarKey::timeframe)
          .thenComparing(BarKey::openTime)
          .thenComparing(BarKey::origin);

  /** Returns the end of the interval, exclusive; nominal from a day up. */
  public Instant closeTime() {
    return openTime.plusSeconds(timeframe.seconds());
  }

  /** Orders by instrument, timeframe, open time, origin. */
  @Override
  public int compareTo(BarKey other) {
    return ORDER.compare(this, other);
  }

  /** Returns for example {@code AAPL@XNAS 1m 2026-01-05T14:31:00Z}, with the origin unless FEED. */
  @Override
  public String toString() {
    String text = instrument + " " + timeframe + " " + openTime;
    return origin == Origin.FEED ? text : text + " " + origin;
  }
}

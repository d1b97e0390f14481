package io.stockstream.adapters.feeds.simulated;

import java.time.Instant;
import java.util.Comparator;

/**
 * A record and when it is sent.
 *
 * @param at simulated time, UTC
 * @param sequence tells apart what is sent at one time
 * @param emission what is sent
 */
record Timed(Instant at, long sequence, Emission emission) implements Comparable<Timed> {

  private static final Comparator<Timed> ORDER =
      Comparator.comparing(Timed::at).thenComparingLong(Timed::sequence);

  @Override
  public int compareTo(Timed other) {
    return ORDER.compare(this, other);
  }
}

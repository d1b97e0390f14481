package io.stockstream.adapters.feeds.live;

import io.stockstream.ports.retry.BackOff;
import java.time.Duration;

/**
 * How a live feed behaves.
 *
 * @param backOff how long to wait before a connection is tried again
 * @param lookback how far back history is asked for when a feed is opened
 * @param overlap bars that are asked for again behind the last closed one
 * @param grace how long after its end a bar is taken to be over, and a venue said to be alive
 * @param timeout for a connection or an answer
 * @param queue records that may wait for their reader; above that the venue has to wait
 */
public record LiveOptions(
    BackOff backOff, Duration lookback, int overlap, Duration grace, Duration timeout, int queue) {

  /** Tries for as long as it takes; looks back an hour. */
  public static final LiveOptions DEFAULT =
      new LiveOptions(
          BackOff.upTo(Duration.ofDays(365)),
          Duration.ofHours(1),
          2,
          Duration.ofSeconds(2),
          Duration.ofSeconds(10),
          4_096);

  /** Returns the same with another look back. */
  public LiveOptions with(Duration otherLookback) {
    return new LiveOptions(backOff, otherLookback, overlap, grace, timeout, queue);
  }

  /** Returns the same with another back-off. */
  public LiveOptions with(BackOff other) {
    return new LiveOptions(other, lookback, overlap, grace, timeout, queue);
  }
}

package io.stockstream.adapters.feeds.live;

import io.stockstream.domain.bar.Timeframe;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How late it is at a venue whose messages only say that a minute has begun. Once one has, the
 * minute before it is past, and what belongs to it has been said. One thread.
 */
public final class MinuteClock {

  /** Any time within the minute will do. */
  private static final Duration WITHIN = Duration.ofSeconds(30);

  private Instant minute = Instant.MIN;

  /**
   * Notes a time that has come.
   *
   * @return a time in the last minute that is past, when another one has begun
   */
  public Optional<Instant> hear(Instant time) {
    Instant begun = Timeframe.M1.floor(time);
    if (!begun.isAfter(minute)) {
      return Optional.empty();
    }
    Instant before = minute;
    minute = begun;
    return before.equals(Instant.MIN) ? Optional.empty() : Optional.of(before.plus(WITHIN));
  }
}

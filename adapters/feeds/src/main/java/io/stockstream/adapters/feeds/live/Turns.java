package io.stockstream.adapters.feeds.live;

import io.stockstream.adapters.feeds.clock.WallClock;
import java.time.Duration;
import java.time.Instant;

/** Lets things happen in turn, each at least so long after the one before. Thread-safe. */
final class Turns {

  private final WallClock clock;
  private final Duration between;
  private Instant earliest = Instant.MIN;

  Turns(WallClock clock, Duration between) {
    this.clock = clock;
    this.between = between;
  }

  /** Returns when it is the caller's turn. */
  synchronized void await() {
    Instant now = clock.now();
    if (now.isBefore(earliest)) {
      clock.sleep(Duration.between(now, earliest));
      now = earliest;
    }
    earliest = now.plus(between);
  }
}

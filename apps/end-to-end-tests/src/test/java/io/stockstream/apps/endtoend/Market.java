package io.stockstream.apps.endtoend;

import io.stockstream.adapters.feeds.oracle.Oracle;
import io.stockstream.adapters.feeds.simulated.SimulatedFeed;
import io.stockstream.adapters.feeds.simulated.SimulationConfig;
import io.stockstream.ports.feed.Feed;
import java.time.Duration;
import java.time.Instant;

/**
 * Simulated markets for tests: with every fault, as fast as they are read, watched by an oracle.
 */
final class Market {

  private static final Instant NEW_YORK_OPENS = Instant.parse("2026-01-05T14:30:00Z");

  private Market() {}

  static Feed ofOneHour(long seed, Oracle oracle) {
    return of(seed, Duration.ofHours(1), oracle);
  }

  static Feed ofFiveMinutes(long seed, Oracle oracle) {
    return of(seed, Duration.ofMinutes(5), oracle);
  }

  private static Feed of(long seed, Duration length, Oracle oracle) {
    return SimulatedFeed.open(SimulationConfig.of(seed, NEW_YORK_OPENS, length), oracle);
  }
}

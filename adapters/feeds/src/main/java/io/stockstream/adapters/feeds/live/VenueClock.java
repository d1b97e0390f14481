package io.stockstream.adapters.feeds.live;

import io.stockstream.domain.bar.Timeframe;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/**
 * How late it is at a venue, by what was heard from it: as late as the slowest of its connections
 * knows. Tells once a minute, a moment after the minute began, so that bars that are over come
 * first. Thread-safe.
 */
final class VenueClock {

  private final Duration grace;
  private final Instant[] heard;
  private Instant told = Instant.MIN;

  VenueClock(int connections, Duration grace) {
    this.grace = grace;
    this.heard = new Instant[connections];
    Arrays.fill(heard, Instant.MIN);
  }

  /**
   * Notes a time that was heard.
   *
   * @return the time by which the venue was alive, where it is to be told
   */
  synchronized Optional<Instant> hear(int connection, Instant time) {
    if (time.isAfter(heard[connection])) {
      heard[connection] = time;
    }
    Instant slowest = Arrays.stream(heard).min(Instant::compareTo).orElseThrow();
    if (slowest.equals(Instant.MIN)) {
      return Optional.empty();
    }
    Instant minute = Timeframe.M1.floor(slowest);
    boolean due = minute.isAfter(told) && !slowest.isBefore(minute.plus(grace));
    told = due ? minute : told;
    return due ? Optional.of(slowest) : Optional.empty();
  }
}

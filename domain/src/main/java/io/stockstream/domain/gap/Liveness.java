package io.stockstream.domain.gap;

import io.stockstream.domain.bar.Timeframe;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * When a venue was alive, by any of its feeds.
 *
 * @param minutes in which a heartbeat of it was
 * @param since the first of all minutes that were ever stored of it; none when none was
 */
public record Liveness(TimeSet minutes, Option<Instant> since) {

  /** Says whether heartbeats of the venue had begun to be stored. */
  boolean isKnownAt(Instant time) {
    return since.exists(first -> !time.isBefore(first));
  }

  /**
   * Returns the first minute, at or after a time, in which the venue was alive; the bound when
   * there is none before it.
   */
  long nextAlive(long minute, long bound) {
    return minutes.nextIn(minute, bound);
  }

  static long minuteOf(Instant time) {
    return Math.floorDiv(time.getEpochSecond(), Timeframe.M1.seconds());
  }
}

package io.stockstream.domain.gap;

import io.stockstream.domain.bar.Timeframe;
import io.stockstream.domain.statement.Heartbeat;
import java.io.Serializable;
import java.time.Instant;

/**
 * A minute in which a feed said that its venue was alive. However often it was said, it is one: so
 * heartbeats are kept exactly under repeats and replays.
 *
 * @param venue which
 * @param source the feed
 * @param minute its start, UTC
 */
public record AliveMinute(String venue, String source, Instant minute) implements Serializable {

  /**
   * @throws IllegalArgumentException when it does not start on a whole minute
   */
  public AliveMinute {
    if (!Timeframe.M1.isAligned(minute)) {
      throw new IllegalArgumentException(
          "alive minute of " + venue + ": expected a whole minute, was " + minute);
    }
  }

  /** Returns the minute that a heartbeat falls in. */
  public static AliveMinute of(Heartbeat heartbeat) {
    return new AliveMinute(
        heartbeat.venue(), heartbeat.source(), Timeframe.M1.floor(heartbeat.time()));
  }
}

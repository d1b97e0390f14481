package io.stockstream.adapters.feeds.live;

import io.stockstream.adapters.feeds.clock.WallClock;
import io.stockstream.adapters.testkit.venue.VenueTime;
import java.time.Instant;

/** A local venue's time as a feed's own clock. */
public final class TestingTime extends VenueTime implements WallClock {

  private TestingTime(Instant now, boolean passesByWaiting) {
    super(now, passesByWaiting);
  }

  /** Time that stands still, whoever waits. */
  public static TestingTime standing(Instant now) {
    return new TestingTime(now, false);
  }

  /** Time that is passed by waiting, at once. */
  public static TestingTime flying(Instant now) {
    return new TestingTime(now, true);
  }
}

package io.stockstream.adapters.feeds.simulated;

import io.stockstream.adapters.feeds.clock.WallClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A clock that moves only when somebody sleeps. */
final class TestingClock implements WallClock {

  final List<Duration> sleeps = new ArrayList<>();
  private Instant now;

  TestingClock(Instant now) {
    this.now = now;
  }

  @Override
  public Instant now() {
    return now;
  }

  @Override
  public void sleep(Duration time) {
    sleeps.add(time);
    now = now.plus(time);
  }

  void pass(Duration time) {
    now = now.plus(time);
  }
}

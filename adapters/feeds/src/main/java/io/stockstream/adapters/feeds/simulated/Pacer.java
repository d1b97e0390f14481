package io.stockstream.adapters.feeds.simulated;

import io.stockstream.adapters.feeds.clock.WallClock;
import java.time.Duration;
import java.time.Instant;

/** Holds each record back until its simulated time has come. One thread. */
final class Pacer {

  private static final double NANOS = 1e9;

  private final Pace pace;
  private final WallClock clock;
  private final Instant simulatedStart;
  private Instant realStart;

  Pacer(Pace pace, WallClock clock, Instant simulatedStart) {
    this.pace = pace;
    this.clock = clock;
    this.simulatedStart = simulatedStart;
    this.realStart = pace.live() ? simulatedStart : null;
  }

  /** Returns once it is time for what happens at a simulated instant. */
  void await(Instant simulated) {
    if (pace.equals(Pace.UNLIMITED)) {
      return;
    }
    if (realStart == null) {
      realStart = clock.now();
    }
    Duration wait = Duration.between(clock.now(), realTimeOf(simulated));
    if (!wait.isNegative() && !wait.isZero()) {
      clock.sleep(wait);
    }
  }

  private Instant realTimeOf(Instant simulated) {
    Duration passed = Duration.between(simulatedStart, simulated);
    if (pace.speed() == 1) {
      return realStart.plus(passed);
    }
    double seconds = (passed.getSeconds() + passed.getNano() / NANOS) / pace.speed();
    return realStart.plusNanos((long) (seconds * NANOS));
  }
}

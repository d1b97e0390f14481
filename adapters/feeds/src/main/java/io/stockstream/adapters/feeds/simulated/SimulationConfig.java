package io.stockstream.adapters.feeds.simulated;

import io.stockstream.domain.bar.Interval;
import io.stockstream.domain.bar.Timeframe;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;

/**
 * What is simulated.
 *
 * @param seed makes one market of many
 * @param start first minute, UTC, whole; so long ago that the end is past already, unless live: the
 *     stream takes no bars from the future
 * @param length how long the market is watched, in whole minutes
 * @param updates how often a bar is stated while it is OPEN, 0 or more
 * @param faults what goes wrong, and how often
 * @param pace how fast
 * @param outage in which nothing that is said arrives; none when there is no such time
 */
public record SimulationConfig(
    long seed,
    Instant start,
    Duration length,
    int updates,
    FaultRates faults,
    Pace pace,
    Option<Interval> outage) {

  /** How often a bar is stated while it is OPEN, unless configured. */
  public static final int DEFAULT_UPDATES = 2;

  /** Longer than any process runs. */
  public static final Duration ENDLESS = Duration.ofDays(36_500);

  private static final int MAX_UPDATES = 1_000;

  /**
   * @throws IllegalArgumentException when start or length are not whole minutes, the length is not
   *     above zero, or the updates are not from 0 to 1000
   */
  public SimulationConfig {
    if (!Timeframe.M1.isAligned(start)) {
      throw new IllegalArgumentException("start: expected a whole minute in UTC, was " + start);
    }
    if (length.compareTo(Duration.ZERO) <= 0 || !isWhole(length)) {
      throw new IllegalArgumentException("length: expected whole minutes above 0, was " + length);
    }
    if (updates < 0 || updates > MAX_UPDATES) {
      throw new IllegalArgumentException("updates: expected 0 to 1000, was " + updates);
    }
  }

  /** What is simulated without an outage. */
  public SimulationConfig(
      long seed, Instant start, Duration length, int updates, FaultRates faults, Pace pace) {
    this(seed, start, length, updates, faults, pace, Option.none());
  }

  private static boolean isWhole(Duration length) {
    return length.equals(Duration.ofMinutes(length.toMinutes()));
  }

  /** Returns a simulation with the usual faults, as fast as it is read. */
  public static SimulationConfig of(long seed, Instant start, Duration length) {
    return new SimulationConfig(
        seed, start, length, DEFAULT_UPDATES, FaultRates.DEFAULT, Pace.UNLIMITED);
  }

  /**
   * Returns a simulation that goes on by the wall clock.
   *
   * @param now is in the minute that it begins with
   */
  public static SimulationConfig live(long seed, Instant now) {
    return of(seed, Timeframe.M1.floor(now), ENDLESS).with(Pace.LIVE);
  }

  /** Returns a copy with other faults. */
  public SimulationConfig with(FaultRates faults) {
    return new SimulationConfig(seed, start, length, updates, faults, pace, outage);
  }

  /** Returns a copy that is watched for another length. */
  public SimulationConfig with(Duration length) {
    return new SimulationConfig(seed, start, length, updates, faults, pace, outage);
  }

  /** Returns a copy at another pace, which makes the same records. */
  public SimulationConfig with(Pace pace) {
    return new SimulationConfig(seed, start, length, updates, faults, pace, outage);
  }

  /** Returns a copy whose feed is down for some time; what it would have said then is lost. */
  public SimulationConfig withOutage(Interval time) {
    return new SimulationConfig(seed, start, length, updates, faults, pace, Option.some(time));
  }

  Instant end() {
    return start.plus(length);
  }
}

package io.stockstream.adapters.feeds.simulated;

/**
 * How fast simulated time passes. What is sent does not depend on it.
 *
 * @param speed simulated seconds in a real one, above 0; infinite to wait for nothing
 * @param live whether simulated time is the real one, so that every record waits for its own time;
 *     else simulated time starts with the first record
 */
public record Pace(double speed, boolean live) {

  /** As fast as records are taken. */
  public static final Pace UNLIMITED = new Pace(Double.POSITIVE_INFINITY, false);

  /** By the wall clock. */
  public static final Pace LIVE = new Pace(1, true);

  /**
   * @throws IllegalArgumentException when the speed is not above 0, or live and not 1
   */
  public Pace {
    if (!(speed > 0)) {
      throw new IllegalArgumentException("speed: expected more than 0, was " + speed);
    }
    if (live && speed != 1) {
      throw new IllegalArgumentException("speed of a live feed: expected 1, was " + speed);
    }
  }

  /** So many simulated seconds in a real one. */
  public static Pace times(double speed) {
    return new Pace(speed, false);
  }
}

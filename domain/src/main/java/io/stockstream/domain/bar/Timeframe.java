package io.stockstream.domain.bar;

import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;

/** The length of the interval that a bar covers, from the shortest to the longest. */
public enum Timeframe {
  S1("1s", 1),
  M1("1m", 60),
  M5("5m", 300),
  M15("15m", 900),
  M30("30m", 1_800),
  H1("1h", 3_600),
  H4("4h", 14_400),
  D1("1d", 86_400),
  W1("1w", 604_800);

  private static final Timeframe[] ALL = values();

  private final String label;
  private final long seconds;

  Timeframe(String label, long seconds) {
    this.label = label;
    this.seconds = seconds;
  }

  /** Finds a timeframe by its label, such as {@code 5m}; none when there is no such timeframe. */
  public static Option<Timeframe> parse(String label) {
    for (Timeframe timeframe : ALL) {
      if (timeframe.label.equals(label)) {
        return Option.some(timeframe);
      }
    }
    return Option.none();
  }

  /** Returns the length in seconds; nominal from a day up, where sessions differ. */
  public long seconds() {
    return seconds;
  }

  /** Returns the length; nominal from a day up, where sessions differ. */
  public Duration duration() {
    return Duration.ofSeconds(seconds);
  }

  /** Says whether bars open on the UTC grid; from a day up they open when their source says so. */
  public boolean isIntraday() {
    return seconds < D1.seconds;
  }

  /** Returns the latest UTC grid point at or before an instant. */
  public Instant floor(Instant instant) {
    return Instant.ofEpochSecond(Math.floorDiv(instant.getEpochSecond(), seconds) * seconds);
  }

  /** Says whether an instant lies on the UTC grid. */
  public boolean isAligned(Instant instant) {
    return instant.getNano() == 0 && Math.floorMod(instant.getEpochSecond(), seconds) == 0;
  }

  /** Returns the label, such as {@code 5m}. */
  @Override
  public String toString() {
    return label;
  }
}

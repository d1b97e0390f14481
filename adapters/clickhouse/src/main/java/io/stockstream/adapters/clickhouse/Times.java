package io.stockstream.adapters.clickhouse;

import io.stockstream.ports.failure.FailureKind;
import io.stockstream.ports.failure.PortException;
import java.time.Instant;

/** Times as {@code DateTime64(6, 'UTC')} has them: microseconds since 1970, never a wall clock. */
final class Times {

  /** What lies outside, ClickHouse moves to the nearer end, in silence. */
  private static final Instant FIRST = Instant.parse("1900-01-01T00:00:00Z");

  private static final Instant END = Instant.parse("2300-01-01T00:00:00Z");

  private Times() {}

  /**
   * @throws PortException REJECTED when ClickHouse could not keep it
   */
  static long micros(Instant time) {
    if (time.isBefore(FIRST) || !time.isBefore(END)) {
      throw new PortException(
          FailureKind.REJECTED,
          "store clickhouse: expected a time from %s until %s, was %s".formatted(FIRST, END, time));
    }
    return exactMicros(time);
  }

  private static long exactMicros(Instant time) {
    return time.getEpochSecond() * 1_000_000L + time.getNano() / 1_000;
  }

  /** Returns a bound that separates what ClickHouse can keep as this one does. */
  static long nearestMicros(Instant time) {
    if (time.isBefore(FIRST)) {
      return exactMicros(FIRST);
    }
    return time.isBefore(END) ? exactMicros(time) : exactMicros(END) - 1;
  }

  static Instant instant(long micros) {
    return Instant.ofEpochSecond(
        Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1_000);
  }
}

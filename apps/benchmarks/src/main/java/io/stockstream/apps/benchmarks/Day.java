package io.stockstream.apps.benchmarks;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * A day of an instrument's.
 *
 * @param symbol of the instrument; here all have one venue
 * @param date in UTC
 */
record Day(String symbol, LocalDate date) {

  static Day of(String symbol, Instant openTime) {
    return new Day(symbol, openTime.atOffset(ZoneOffset.UTC).toLocalDate());
  }
}

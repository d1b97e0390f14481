package io.stockstream.ports.verify;

import io.stockstream.domain.bar.BarKey;
import io.stockstream.domain.bar.InstrumentId;
import io.stockstream.domain.bar.Origin;
import io.stockstream.domain.bar.Timeframe;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * The bars of an instrument, of a timeframe, that open on a day, of both origins.
 *
 * @param instrument which
 * @param timeframe which
 * @param day UTC
 */
record BarGroup(InstrumentId instrument, Timeframe timeframe, LocalDate day) {

  private static final long SECONDS_OF_A_DAY = 86_400;

  static BarGroup of(BarKey key) {
    return new BarGroup(
        key.instrument(), key.timeframe(), LocalDate.ofEpochDay(day(key.openTime())));
  }

  private static long day(Instant instant) {
    return Math.floorDiv(instant.getEpochSecond(), SECONDS_OF_A_DAY);
  }

  boolean holds(BarKey key) {
    return timeframe == key.timeframe()
        && day.toEpochDay() == day(key.openTime())
        && instrument.equals(key.instrument());
  }

  Instant from() {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  Instant until() {
    return day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  /** Returns a text that sorts as {@link RowText#key} does, and that {@link #parse} reads. */
  String key() {
    return RowText.key(new BarKey(instrument, timeframe, from(), Origin.FEED));
  }

  static BarGroup parse(String key) {
    return of(RowText.read(key));
  }

  /** Returns for example {@code AAPL@XNAS 1m 2026-01-05}. */
  @Override
  public String toString() {
    return instrument + " " + timeframe + " " + day;
  }
}

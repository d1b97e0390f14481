package io.stockstream.ports.export;

import io.stockstream.domain.bar.Interval;
import io.stockstream.domain.calendar.DateRange;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** UTC dates as stretches of time. */
final class Days {

  private Days() {}

  static Instant start(LocalDate date) {
    return date.atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  static Interval of(DateRange dates) {
    return new Interval(start(dates.first()), start(dates.last().plusDays(1)));
  }
}

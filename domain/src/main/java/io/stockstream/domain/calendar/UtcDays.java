package io.stockstream.domain.calendar;

import io.stockstream.domain.bar.Interval;
import io.vavr.control.Option;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;

/** The days of an instrument of which no calendar is known: every UTC date, whole. */
public record UtcDays() implements TradingCalendar {

  @Override
  public String name() {
    return "UTC";
  }

  @Override
  public ZoneId zone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Option<Session> session(LocalDate tradingDate) {
    Instant start = tradingDate.atStartOfDay(ZoneOffset.UTC).toInstant();
    Instant end = tradingDate.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    return Option.some(new Session(tradingDate, List.of(new Interval(start, end))));
  }

  @Override
  public Option<Session> sessionAt(Instant instant) {
    return session(LocalDate.ofInstant(instant, ZoneOffset.UTC));
  }

  /** Nobody knows when such an instrument trades. */
  @Override
  public boolean countsBars() {
    return false;
  }
}

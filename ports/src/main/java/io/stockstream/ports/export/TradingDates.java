package io.stockstream.ports.export;

import io.stockstream.domain.bar.BarKey;
import io.stockstream.domain.bar.Interval;
import io.stockstream.domain.bar.Timeframe;
import io.stockstream.domain.calendar.Session;
import io.stockstream.domain.calendar.TradingCalendar;
import java.time.Instant;
import java.time.LocalDate;

/**
 * Says which trading date a bar is booked on.
 *
 * @param calendar of its instrument
 */
record TradingDates(TradingCalendar calendar) {

  /**
   * Below a day it is the date of the instant at which the bar opens. From a day up a source stamps
   * as it likes (midnight UTC, midnight at the venue, the session's open), so it is the date of the
   * first session that opens within the bar.
   */
  LocalDate of(BarKey key) {
    Timeframe timeframe = key.timeframe();
    Instant open = key.openTime();
    if (!timeframe.isIntraday()) {
      Interval interval = new Interval(open, open.plusSeconds(timeframe.seconds()));
      for (Session session : calendar.sessionsOverlapping(interval)) {
        if (interval.contains(session.open())) {
          return session.tradingDate();
        }
      }
    }
    return calendar.tradingDate(open).date();
  }
}

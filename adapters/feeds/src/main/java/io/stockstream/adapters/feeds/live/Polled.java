package io.stockstream.adapters.feeds.live;

import io.stockstream.domain.calendar.TradingCalendar;
import java.time.Duration;
import java.time.Instant;

/**
 * An instrument that is asked for again and again while its market is open.
 *
 * @param followed which
 * @param calendar when its market is open
 */
public record Polled(Followed followed, TradingCalendar calendar) {

  /** After the close too: the last bar has to come to its end, and may be corrected. */
  private static final Duration AFTER_CLOSE = Duration.ofMinutes(4);

  boolean isDue(Instant now) {
    return calendar.isOpen(now) || calendar.isOpen(now.minus(AFTER_CLOSE));
  }
}

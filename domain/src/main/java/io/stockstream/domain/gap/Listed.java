package io.stockstream.domain.gap;

import io.stockstream.domain.bar.InstrumentId;
import io.stockstream.domain.bar.Timeframe;
import io.stockstream.domain.calendar.TradingCalendar;
import java.time.Instant;

/**
 * What is expected of an instrument.
 *
 * @param instrument which
 * @param timeframe of its base bars, below a day
 * @param calendar when they are expected
 * @param since open time of its first bar
 */
public record Listed(
    InstrumentId instrument, Timeframe timeframe, TradingCalendar calendar, Instant since) {

  /**
   * @throws IllegalArgumentException when the timeframe is a day or longer: such bars open when
   *     their source says so
   */
  public Listed {
    if (!timeframe.isIntraday()) {
      throw new IllegalArgumentException(
          instrument + ": expected a base timeframe below a day, was " + timeframe);
    }
  }
}

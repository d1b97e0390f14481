package io.stockstream.adapters.feeds.simulated;

import io.stockstream.domain.bar.AssetClass;
import io.stockstream.domain.bar.BarKey;
import io.stockstream.domain.bar.BarState;
import io.stockstream.domain.bar.Content;
import io.stockstream.domain.bar.InstrumentId;
import io.stockstream.domain.bar.Origin;
import io.stockstream.domain.bar.Timeframe;
import io.stockstream.domain.calendar.TradingCalendar;
import io.stockstream.domain.statement.RevisionScheme;
import io.stockstream.domain.statement.Source;
import io.stockstream.domain.statement.Statement;
import java.time.Instant;

/**
 * An instrument of the market.
 *
 * @param instrument its name
 * @param assetClass what it is
 * @param calendar when it trades
 * @param quoting how it is quoted
 */
record Listing(
    InstrumentId instrument, AssetClass assetClass, TradingCalendar calendar, Quoting quoting) {

  private static final Source SOURCE = Source.live(Simulation.SOURCE);

  boolean isInSession(Instant minute) {
    return calendar.isOpen(minute);
  }

  Content content(BarValues values) {
    return quoting.ohlcv(values);
  }

  Statement statement(Instant minute, BarState state, Content content, Instant eventTime) {
    return new Statement(
        new BarKey(instrument, Timeframe.M1, minute, Origin.FEED),
        assetClass,
        state,
        content,
        SOURCE.stamp(RevisionScheme.ofTime(eventTime)));
  }
}

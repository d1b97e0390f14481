package io.stockstream.domain.bar;

import io.vavr.control.Option;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.Instant;

/**
 * A bar as somebody outside states it: unchecked, null where nothing was said. {@link Bar#of}
 * checks it.
 *
 * @param symbol see {@link InstrumentId}
 * @param venue see {@link InstrumentId}
 * @param timeframe a label such as {@code 1m}
 * @param openTime first instant of the interval, UTC
 * @param open price of the first trade
 * @param high highest price
 * @param low lowest price
 * @param close price of the last trade
 * @param volume units traded, or null
 * @param turnover price times volume in the quote currency, or null
 * @param vwap volume-weighted average price, or null
 * @param tradeCount number of trades, or null
 */
public record BarDraft(
    String symbol,
    String venue,
    String timeframe,
    Instant openTime,
    BigDecimal open,
    BigDecimal high,
    BigDecimal low,
    BigDecimal close,
    BigDecimal volume,
    BigDecimal turnover,
    BigDecimal vwap,
    Long tradeCount)
    implements Serializable {

  /** Starts a draft that names its bar and says nothing of its values yet. */
  public static BarDraft at(String symbol, String venue, String timeframe, Instant openTime) {
    return new BarDraft(
        symbol, venue, timeframe, openTime, null, null, null, null, null, null, null, null);
  }

  /** Returns a copy with these prices. */
  public BarDraft prices(BigDecimal open, BigDecimal high, BigDecimal low, BigDecimal close) {
    return new BarDraft(
        symbol,
        venue,
        timeframe,
        openTime,
        open,
        high,
        low,
        close,
        volume,
        turnover,
        vwap,
        tradeCount);
  }

  /** Returns a copy with this volume, which may be null. */
  public BarDraft volume(BigDecimal volume) {
    return activity(volume, turnover, vwap, tradeCount);
  }

  /** Returns a copy with this activity, each part of which may be null. */
  public BarDraft activity(
      BigDecimal volume, BigDecimal turnover, BigDecimal vwap, Long tradeCount) {
    return new BarDraft(
        symbol,
        venue,
        timeframe,
        openTime,
        open,
        high,
        low,
        close,
        volume,
        turnover,
        vwap,
        tradeCount);
  }

  /**
   * Returns the draft of a bar that stands, so that {@code Bar.of(BarDraft.of(bar))} is the bar.
   */
  public static BarDraft of(Bar bar) {
    BarKey key = bar.key();
    Prices prices = bar.prices();
    Activity activity = bar.activity();
    return at(
            key.instrument().symbol(),
            key.instrument().venue(),
            key.timeframe().toString(),
            key.openTime())
        .prices(prices.open(), prices.high(), prices.low(), prices.close())
        .activity(
            activity.volume().getOrNull(),
            activity.turnover().getOrNull(),
            activity.vwap().getOrNull(),
            activity.tradeCount().getOrNull());
  }

  /** Makes the key; only for a draft whose key has no violations. */
  BarKey toKey() {
    Option<Timeframe> known = Timeframe.parse(timeframe);
    return new BarKey(new InstrumentId(symbol, venue), known.get(), openTime, Origin.FEED);
  }

  /** Makes the bar; only for a draft without violations. */
  Bar toBar() {
    return new Bar(
        toKey(),
        new Ohlcv(
            new Prices(open, high, low, close),
            Activity.ofNullable(volume, turnover, vwap, tradeCount)));
  }
}

package io.stockstream.adapters.feeds.simulated;

import io.stockstream.domain.bar.Activity;
import io.stockstream.domain.bar.AssetClass;
import io.stockstream.domain.bar.Ohlcv;
import io.stockstream.domain.bar.Prices;
import io.vavr.control.Option;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A bar in the making, in ticks and units.
 *
 * @param instrument whose
 * @param open in ticks
 * @param high in ticks
 * @param low in ticks
 * @param close in ticks
 * @param volume in the smallest unit
 * @param turnover in ticks times smallest units
 * @param trades number of them
 */
record SimulatedBar(
    SimulatedInstrument instrument,
    long open,
    long high,
    long low,
    long close,
    long volume,
    long turnover,
    long trades) {

  static SimulatedBar openingAt(SimulatedInstrument instrument, long price) {
    return new SimulatedBar(instrument, price, price, price, price, 0, 0, 0);
  }

  SimulatedBar trade(long price, long units, long count) {
    return new SimulatedBar(
        instrument,
        open,
        Math.max(high, price),
        Math.min(low, price),
        price,
        volume + units,
        turnover + price * units,
        trades + count);
  }

  /** Returns the bar with a high and a volume that were reported too low. */
  SimulatedBar raised(long ticks) {
    return new SimulatedBar(
        instrument,
        open,
        high + ticks,
        low,
        close,
        volume + ticks,
        turnover + high * ticks,
        trades + 1);
  }

  /** Returns the bar with a high and a volume that were reported too high. */
  SimulatedBar lowered() {
    return new SimulatedBar(
        instrument,
        open,
        Math.max(open, close),
        low,
        close,
        volume - volume / 3,
        turnover - turnover / 3,
        Math.max(1, trades - 1));
  }

  /** Returns the bar with another close, within its range. */
  SimulatedBar closingAt(long price) {
    return new SimulatedBar(
        instrument,
        open,
        Math.max(high, price),
        Math.min(low, price),
        price,
        volume,
        turnover,
        trades);
  }

  Ohlcv toOhlcv() {
    Prices prices = new Prices(price(open), price(high), price(low), price(close));
    return new Ohlcv(prices, instrument.hasVolume() ? activity() : Activity.UNKNOWN);
  }

  /** Stocks say their trades and average price, crypto its turnover and trades, ETFs neither. */
  private Activity activity() {
    boolean crypto = instrument.assetClass() == AssetClass.CRYPTO;
    boolean stock = instrument.assetClass() == AssetClass.STOCK;
    BigDecimal units = BigDecimal.valueOf(volume, instrument.volumeScale());
    BigDecimal money =
        BigDecimal.valueOf(turnover, instrument.priceScale() + instrument.volumeScale());
    return new Activity(
        Option.some(units),
        Option.when(crypto, money),
        Option.when(stock && volume > 0, () -> money.divide(units, 6, RoundingMode.HALF_EVEN)),
        Option.when(crypto || stock, trades));
  }

  private BigDecimal price(long ticks) {
    return BigDecimal.valueOf(ticks, instrument.priceScale());
  }
}

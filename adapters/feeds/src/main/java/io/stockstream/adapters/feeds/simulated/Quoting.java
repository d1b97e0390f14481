package io.stockstream.adapters.feeds.simulated;

import io.stockstream.domain.bar.Activity;
import io.stockstream.domain.bar.Ohlcv;
import io.stockstream.domain.bar.Prices;
import io.vavr.control.Option;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * How an instrument is quoted.
 *
 * @param firstPrice in ticks
 * @param priceScale digits after the point of a price: a tick is the last of them
 * @param usualLots of a trade
 * @param lotScale digits after the point of a volume: a lot is the last of them
 * @param detail what is said besides prices
 */
record Quoting(long firstPrice, int priceScale, int usualLots, int lotScale, Detail detail) {

  private static final int VWAP_DIGITS = 2;

  /**
   * @param firstPrice with as many digits after the point as every price
   */
  static Quoting of(String firstPrice, int usualLots, int lotScale, Detail detail) {
    BigDecimal price = new BigDecimal(firstPrice);
    return new Quoting(
        price.unscaledValue().longValueExact(), price.scale(), usualLots, lotScale, detail);
  }

  Ohlcv ohlcv(BarValues values) {
    return new Ohlcv(
        new Prices(
            price(values.open()), price(values.high()), price(values.low()), price(values.close())),
        activity(values));
  }

  private BigDecimal price(long ticks) {
    return BigDecimal.valueOf(ticks, priceScale);
  }

  private Activity activity(BarValues values) {
    BigDecimal volume = BigDecimal.valueOf(values.volume(), lotScale);
    BigDecimal turnover = BigDecimal.valueOf(values.turnover(), priceScale + lotScale);
    Option<Long> trades = Option.some(values.trades());
    return switch (detail) {
      case NONE -> Activity.UNKNOWN;
      case VOLUME -> Activity.ofVolume(volume);
      case TRADES ->
          new Activity(
              Option.some(volume), Option.none(), Option.some(vwap(turnover, volume)), trades);
      case TURNOVER ->
          new Activity(Option.some(volume), Option.some(turnover), Option.none(), trades);
    };
  }

  /** A venue states it rounded. */
  private BigDecimal vwap(BigDecimal turnover, BigDecimal volume) {
    return turnover.divide(volume, priceScale + VWAP_DIGITS, RoundingMode.HALF_EVEN);
  }
}

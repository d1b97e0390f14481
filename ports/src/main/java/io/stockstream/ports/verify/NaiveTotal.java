package io.stockstream.ports.verify;

import io.stockstream.domain.bar.Activity;
import io.stockstream.domain.bar.Content;
import io.stockstream.domain.bar.Interval;
import io.stockstream.domain.bar.Ohlcv;
import io.stockstream.domain.bar.Prices;
import io.stockstream.domain.bar.Voided;
import io.vavr.control.Option;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;

/** The running total of one window, over its base bars in the order of their open times. */
final class NaiveTotal {

  private final Interval window;
  private BigInteger versions = BigInteger.ZERO;
  private int present;
  private long traded;
  private Prices prices;
  private BigDecimal volume;
  private BigDecimal turnover = BigDecimal.ZERO;
  private long turnovers;
  private long trades;
  private long tradeCounts;

  NaiveTotal(Interval window) {
    this.window = window;
  }

  void add(NaiveBar bar, boolean counts) {
    versions = versions.add(bar.version());
    if (bar.content() instanceof Ohlcv ohlcv) {
      present += counts ? 1 : 0;
      traded++;
      prices = prices == null ? ohlcv.prices() : joined(prices, ohlcv.prices());
      add(ohlcv.activity());
    }
  }

  private static Prices joined(Prices earlier, Prices later) {
    BigDecimal high = earlier.high().compareTo(later.high()) > 0 ? earlier.high() : later.high();
    BigDecimal low = earlier.low().compareTo(later.low()) < 0 ? earlier.low() : later.low();
    return new Prices(earlier.open(), high, low, later.close());
  }

  private void add(Activity activity) {
    for (BigDecimal more : activity.volume()) {
      volume = Optional.ofNullable(volume).orElse(BigDecimal.ZERO).add(more);
    }
    for (BigDecimal more : activity.turnover()) {
      turnover = turnover.add(more);
      turnovers++;
    }
    for (long more : activity.tradeCount()) {
      trades += more;
      tradeCounts++;
    }
  }

  Interval window() {
    return window;
  }

  BigInteger versions() {
    return versions;
  }

  int present() {
    return present;
  }

  Content content() {
    if (traded == 0) {
      return Voided.VOID;
    }
    Activity activity =
        new Activity(
            Option.of(volume),
            Option.when(turnovers == traded, turnover),
            Option.none(),
            Option.when(tradeCounts == traded, trades));
    return new Ohlcv(prices, activity);
  }
}

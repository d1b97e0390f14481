package io.stockstream.apps.benchmarks;

import io.stockstream.domain.bar.Ohlcv;
import io.stockstream.domain.statement.StoredBar;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** A five-minute bar as both sides can tell it, so that they can be compared. */
record FoldedBar(String symbol, long openSecond, List<BigDecimal> values, long tradeCount) {

  static FoldedBar of(
      String symbol,
      long openSecond,
      BigDecimal open,
      BigDecimal high,
      BigDecimal low,
      BigDecimal close,
      BigDecimal volume,
      long tradeCount) {
    List<BigDecimal> values = List.of(open, high, low, close, volume);
    return new FoldedBar(
        symbol,
        openSecond,
        values.stream().map(BigDecimal::stripTrailingZeros).toList(),
        tradeCount);
  }

  /** Returns roll-ups in the order in which DuckDB returns its own. */
  static List<FoldedBar> sorted(Collection<StoredBar> rollUps) {
    return rollUps.stream()
        .map(FoldedBar::of)
        .sorted(Comparator.comparing(FoldedBar::symbol).thenComparingLong(FoldedBar::openSecond))
        .toList();
  }

  private static FoldedBar of(StoredBar bar) {
    Ohlcv ohlcv = (Ohlcv) bar.content();
    return of(
        bar.key().instrument().symbol(),
        bar.key().openTime().getEpochSecond(),
        ohlcv.prices().open(),
        ohlcv.prices().high(),
        ohlcv.prices().low(),
        ohlcv.prices().close(),
        ohlcv.activity().volume().get(),
        ohlcv.activity().tradeCount().get());
  }
}

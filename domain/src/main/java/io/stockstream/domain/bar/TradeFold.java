package io.stockstream.domain.bar;

import io.vavr.control.Option;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.Instant;

/**
 * Folds the trades of one interval into the values of its bar. First and last are by time; of
 * trades at one instant, by the order in which they were added. Immutable: {@link #add} returns a
 * new fold.
 */
public final class TradeFold implements Serializable {

  private static final long serialVersionUID = 1L;

  private final Trade first;
  private final Trade last;
  private final BigDecimal high;
  private final BigDecimal low;
  private final BigDecimal volume;
  private final BigDecimal turnover;
  private final long count;

  private TradeFold(
      Trade first,
      Trade last,
      BigDecimal high,
      BigDecimal low,
      BigDecimal volume,
      BigDecimal turnover,
      long count) {
    this.first = first;
    this.last = last;
    this.high = high;
    this.low = low;
    this.volume = volume;
    this.turnover = turnover;
    this.count = count;
  }

  /** Starts a fold with its first trade. */
  public static TradeFold of(Trade trade) {
    BigDecimal turnover = trade.price().multiply(trade.volume());
    return new TradeFold(trade, trade, trade.price(), trade.price(), trade.volume(), turnover, 1);
  }

  /** Returns this fold with one more trade, whatever its time. */
  public TradeFold add(Trade trade) {
    return new TradeFold(
        trade.time().isBefore(first.time()) ? trade : first,
        trade.time().isBefore(last.time()) ? last : trade,
        high.max(trade.price()),
        low.min(trade.price()),
        volume.add(trade.volume()),
        turnover.add(trade.price().multiply(trade.volume())),
        count + 1);
  }

  /** Returns when the last trade so far happened, UTC. */
  public Instant lastTime() {
    return last.time();
  }

  /**
   * Returns the values of the bar. Turnover is absent where it has more than 18 digits after the
   * point: it is never rounded.
   */
  public Ohlcv toOhlcv() {
    return new Ohlcv(
        new Prices(first.price(), high, low, last.price()),
        new Activity(
            Option.some(volume),
            Option.some(turnover).filter(Decimals::fits),
            Option.none(),
            Option.some(count)));
  }
}

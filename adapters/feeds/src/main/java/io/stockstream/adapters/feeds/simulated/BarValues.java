package io.stockstream.adapters.feeds.simulated;

/**
 * The values of a bar in whole ticks and lots.
 *
 * @param open in ticks
 * @param high in ticks
 * @param low in ticks
 * @param close in ticks
 * @param volume in lots
 * @param turnover in ticks times lots
 * @param trades how many
 */
record BarValues(
    long open, long high, long low, long close, long volume, long turnover, long trades) {

  /** Returns a bar in which nothing was traded yet. */
  static BarValues at(long price) {
    return new BarValues(price, price, price, price, 0, 0, 0);
  }

  BarValues trade(long price, long lots) {
    return new BarValues(
        open,
        Math.max(high, price),
        Math.min(low, price),
        price,
        volume + lots,
        turnover + price * lots,
        trades + 1);
  }

  /** Returns a correction upwards: a trade that was missed, above the high. */
  BarValues up() {
    long price = high + step();
    BarValues more = trade(price, volume / 3 + 1);
    return new BarValues(open, price, low, close, more.volume, more.turnover, more.trades);
  }

  /** Returns a correction downwards: trades that were not, among them those at the high. */
  BarValues down() {
    long top = high - step();
    long cancelled = volume / 3;
    return new BarValues(
        Math.min(open, top),
        top,
        Math.min(low, top),
        Math.min(close, top),
        volume - cancelled,
        turnover - cancelled * low,
        trades);
  }

  private long step() {
    return Math.max(1, (high - low) / 2);
  }
}

package io.stockstream.domain.bar;

/**
 * The values of a bar.
 *
 * @param prices its four prices
 * @param activity how much was traded
 */
public record Ohlcv(Prices prices, Activity activity) implements Content {

  @Override
  public int hash() {
    return ContentHash.of(prices, activity);
  }
}

package io.stockstream.domain.bar;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * The four prices of a bar, in the instrument's quote currency. Equal when equal in value: 748.20
 * and 748.2 are.
 *
 * @param open price of the first trade
 * @param high highest price, at least every other
 * @param low lowest price, at most every other
 * @param close price of the last trade
 */
public record Prices(BigDecimal open, BigDecimal high, BigDecimal low, BigDecimal close)
    implements Serializable {

  /**
   * @throws IllegalArgumentException when a price does not fit (see {@link Decimals}) or high and
   *     low do not enclose the rest
   */
  public Prices {
    Violation.throwAny("prices", violations(open, high, low, close, PriceRule.ANY));
    open = Decimals.trimmed(open);
    high = Decimals.trimmed(high);
    low = Decimals.trimmed(low);
    close = Decimals.trimmed(close);
  }

  /** Returns prices that never moved. */
  public static Prices flat(BigDecimal price) {
    return new Prices(price, price, price, price);
  }

  /** The one list of rules on prices, behind both doors. */
  static List<Violation> violations(
      BigDecimal open, BigDecimal high, BigDecimal low, BigDecimal close, PriceRule rule) {
    return stand(open, high, low, close, rule) ? List.of() : explain(open, high, low, close, rule);
  }

  private static boolean stand(
      BigDecimal open, BigDecimal high, BigDecimal low, BigDecimal close, PriceRule rule) {
    return open != null
        && high != null
        && low != null
        && close != null
        && Decimals.fits(open)
        && Decimals.fits(high)
        && Decimals.fits(low)
        && Decimals.fits(close)
        && high.compareTo(open) >= 0
        && high.compareTo(close) >= 0
        && low.compareTo(open) <= 0
        && low.compareTo(close) <= 0
        && rule.allows(low);
  }

  private static List<Violation> explain(
      BigDecimal open, BigDecimal high, BigDecimal low, BigDecimal close, PriceRule rule) {
    List<Violation> found = new ArrayList<>();
    Rules.price("open", open, rule, found);
    Rules.price("high", high, rule, found);
    Rules.price("low", low, rule, found);
    Rules.price("close", close, rule, found);
    Rules.atLeast(ViolationCode.HIGH_BELOW_LOW, "high", high, "the low", low, found);
    Rules.atLeast(ViolationCode.HIGH_BELOW_OPEN, "high", high, "the open", open, found);
    Rules.atLeast(ViolationCode.HIGH_BELOW_CLOSE, "high", high, "the close", close, found);
    Rules.atMost(ViolationCode.LOW_ABOVE_OPEN, "low", low, "the open", open, found);
    Rules.atMost(ViolationCode.LOW_ABOVE_CLOSE, "low", low, "the close", close, found);
    return found;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Prices that
        && Decimals.same(open, that.open)
        && Decimals.same(high, that.high)
        && Decimals.same(low, that.low)
        && Decimals.same(close, that.close);
  }

  @Override
  public int hashCode() {
    return open.stripTrailingZeros().hashCode() * 31 + close.stripTrailingZeros().hashCode();
  }
}

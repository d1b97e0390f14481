package io.stockstream.adapters.feeds.live;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * Undoes what a venue does to its prices when it keeps them as 32-bit floats and prints them as
 * 64-bit ones: 14.55 becomes 14.550000190734863. The shortest decimal that names the same float is
 * taken; a number that is no such float stays as it is, to the last digit.
 */
public final class FloatPrice {

  /** So many digits always tell a float from its neighbours. */
  private static final int MOST_DIGITS = 9;

  private FloatPrice() {}

  public static BigDecimal of(BigDecimal printed) {
    float price = printed.floatValue();
    boolean isFloat = Float.isFinite(price) && (double) price == printed.doubleValue();
    return isFloat ? shortest(price, printed) : printed;
  }

  private static BigDecimal shortest(float price, BigDecimal printed) {
    BigDecimal exact = new BigDecimal(price);
    for (int digits = 1; digits <= MOST_DIGITS; digits++) {
      BigDecimal candidate = exact.round(new MathContext(digits));
      if (candidate.floatValue() == price) {
        return candidate;
      }
    }
    return printed;
  }
}

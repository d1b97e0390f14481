package io.stockstream.adapters.feeds.live;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Undoes what a venue does to a volume when it adds up 64-bit floats: 4.727521520000001 is the sum
 * of trades that come to 4.72752152. What is further from any such sum stays as it is.
 */
public final class FloatSum {

  /** No product is traded in finer parts. */
  private static final int DIGITS = 8;

  private static final BigDecimal ERROR = new BigDecimal("1e-14");

  private FloatSum() {}

  public static BigDecimal of(BigDecimal printed) {
    BigDecimal near = printed.setScale(DIGITS, RoundingMode.HALF_EVEN);
    BigDecimal error = printed.subtract(near).abs();
    boolean isNoise = error.compareTo(printed.abs().multiply(ERROR)) <= 0;
    return isNoise ? near.stripTrailingZeros() : printed;
  }
}

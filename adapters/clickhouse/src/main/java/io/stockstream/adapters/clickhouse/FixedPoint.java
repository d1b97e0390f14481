package io.stockstream.adapters.clickhouse;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * Decimals as {@code Decimal(38, 18)} has them, 128-bit integers of 10^-18, both ways, exactly.
 * Nearly all of them are small, and spared the arithmetic of big ones.
 */
final class FixedPoint {

  private static final int SCALE = 18;
  private static final long[] POWERS_OF_TEN = new long[SCALE + 1];
  private static final long ONE = 1_000_000_000_000_000_000L;

  /** One is 2^18 times this. */
  private static final long ODD_PART_OF_ONE = ONE >> SCALE;

  static {
    POWERS_OF_TEN[0] = 1;
    for (int i = 1; i <= SCALE; i++) {
      POWERS_OF_TEN[i] = POWERS_OF_TEN[i - 1] * 10;
    }
  }

  private FixedPoint() {}

  static void write(BigDecimal number, ByteSink to) {
    if (number.scale() >= 0 && number.scale() <= SCALE && number.precision() <= SCALE) {
      long unscaled = number.unscaledValue().longValue();
      long power = POWERS_OF_TEN[SCALE - number.scale()];
      to.int128(Math.multiplyHigh(unscaled, power), unscaled * power);
    } else {
      BigInteger fixed = number.setScale(SCALE).unscaledValue();
      to.int128(fixed.shiftRight(Long.SIZE).longValueExact(), fixed.longValue());
    }
  }

  /** Reads a number without its trailing zeros: it is as quick as when it came. */
  static BigDecimal read(long high, long low) {
    if (high >= 0 && high >>> SCALE - 1 == 0) {
      long integer = (high << Long.SIZE - SCALE | low >>> SCALE) / ODD_PART_OF_ONE;
      return join(high, low, integer, low - integer * ONE);
    }
    return readBig(high, low);
  }

  /** Puts both sides of the point into one long where they fit. */
  private static BigDecimal join(long high, long low, long integer, long fraction) {
    int scale = fraction == 0 ? 0 : SCALE - trailingZeros(fraction);
    long power = POWERS_OF_TEN[scale];
    long shifted = integer * power;
    long digits = fraction / POWERS_OF_TEN[SCALE - scale];
    long sum = shifted + digits;
    boolean fits = Math.multiplyHigh(integer, power) == 0 && shifted >= 0 && sum >= 0;
    return fits ? BigDecimal.valueOf(sum, scale) : readBig(high, low);
  }

  private static BigDecimal readBig(long high, long low) {
    BigInteger unscaled =
        BigInteger.valueOf(high)
            .shiftLeft(Long.SIZE)
            .or(new BigInteger(Long.toUnsignedString(low)));
    BigDecimal stripped = new BigDecimal(unscaled, SCALE).stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }

  private static int trailingZeros(long fraction) {
    long rest = fraction;
    int zeros = 0;
    while (rest % 100_000_000 == 0) {
      rest /= 100_000_000;
      zeros += 8;
    }
    while (rest % 1_000 == 0) {
      rest /= 1_000;
      zeros += 3;
    }
    while (rest % 10 == 0) {
      rest /= 10;
      zeros++;
    }
    return zeros;
  }
}

package io.stockstream.domain.bar;

import io.vavr.control.Option;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteOrder;

/**
 * The numbers that bars are made of: exact decimals of up to 20 digits before the point and 18
 * after it, which fit {@code DECIMAL(38,18)} and are never rounded.
 */
public final class Decimals {

  public static final int INTEGER_DIGITS = 20;
  public static final int FRACTION_DIGITS = 18;

  /**
   * The bound, exclusive, of the volume and the turnover of one statement: the sum of 604,800 of
   * them, the seconds of a week and the most a roll-up folds, still fits.
   */
  public static final BigDecimal AMOUNT_BOUND = BigDecimal.TEN.pow(14);

  /**
   * The bound, exclusive, of the trade count of one statement: the sum of 604,800 of them still
   * fits 64 bits.
   */
  public static final BigDecimal COUNT_BOUND = BigDecimal.TEN.pow(12);

  private static final long[] POWERS_OF_TEN = powersOfTen();
  private static final int COMPACT_DIGITS = 18;
  private static final VarHandle BIG_ENDIAN =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private Decimals() {}

  /** Says whether a number fits, whatever zeros it trails. */
  public static boolean fits(BigDecimal number) {
    return hasFewIntegerDigits(number) && hasFewFractionDigits(number);
  }

  static boolean hasFewIntegerDigits(BigDecimal number) {
    return (long) number.precision() - number.scale() <= INTEGER_DIGITS || number.signum() == 0;
  }

  static boolean hasFewFractionDigits(BigDecimal number) {
    return number.scale() <= FRACTION_DIGITS
        || number.stripTrailingZeros().scale() <= FRACTION_DIGITS;
  }

  /**
   * Returns a number that fits without the zeros that trail beyond 18 digits: to add 0E-1000000000,
   * which is a short text, to anything would write them all out.
   */
  static BigDecimal trimmed(BigDecimal number) {
    if (number.scale() <= FRACTION_DIGITS) {
      return number;
    }
    return number.signum() == 0 ? BigDecimal.ZERO : number.setScale(FRACTION_DIGITS);
  }

  static Option<BigDecimal> trimmed(Option<BigDecimal> number) {
    return number.isEmpty() || number.get().scale() <= FRACTION_DIGITS
        ? number
        : Option.some(trimmed(number.get()));
  }

  /** Returns whether two numbers are equal in value: 748.20 and 748.2 are. */
  static boolean same(BigDecimal a, BigDecimal b) {
    return a.compareTo(b) == 0;
  }

  /** Writes a number that fits, times 10^18, as 16 big-endian bytes in two's complement. */
  static void putFixedPoint(BigDecimal number, byte[] target, int offset) {
    int scale = number.scale();
    if (scale >= 0 && scale <= FRACTION_DIGITS && number.precision() <= COMPACT_DIGITS) {
      long unscaled = number.scaleByPowerOfTen(scale).longValue();
      long power = POWERS_OF_TEN[FRACTION_DIGITS - scale];
      putLong(Math.multiplyHigh(unscaled, power), target, offset);
      putLong(unscaled * power, target, offset + Long.BYTES);
    } else {
      BigInteger fixed = number.setScale(FRACTION_DIGITS).unscaledValue();
      putLong(fixed.shiftRight(Long.SIZE).longValue(), target, offset);
      putLong(fixed.longValue(), target, offset + Long.BYTES);
    }
  }

  static void putLong(long value, byte[] target, int offset) {
    BIG_ENDIAN.set(target, offset, value);
  }

  private static long[] powersOfTen() {
    long[] powers = new long[FRACTION_DIGITS + 1];
    powers[0] = 1;
    for (int i = 1; i < powers.length; i++) {
      powers[i] = powers[i - 1] * 10;
    }
    return powers;
  }
}

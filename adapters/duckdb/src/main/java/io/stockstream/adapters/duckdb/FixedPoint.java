package io.stockstream.adapters.duckdb;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.duckdb.DuckDBAppender;

/**
 * Decimals in {@code DECIMAL(38, 18)} columns, both ways, exactly. Nearly all of them are small,
 * and spared the arithmetic of big ones, in which a third of the time went.
 */
final class FixedPoint {

  private static final int SCALE = 18;
  private static final long[] POWERS_OF_TEN = new long[SCALE + 1];
  private static final long ONE = 1_000_000_000_000_000_000L;

  /** One is 2^18 times this. */
  private static final long ODD_PART_OF_ONE = ONE >> SCALE;

  private static final int SMALL_BITS = Long.SIZE - 1 + SCALE;
  private static final BigInteger BIG_ONE = BigInteger.valueOf(ONE);

  static {
    POWERS_OF_TEN[0] = 1;
    for (int i = 1; i <= SCALE; i++) {
      POWERS_OF_TEN[i] = POWERS_OF_TEN[i - 1] * 10;
    }
  }

  private FixedPoint() {}

  static void append(DuckDBAppender row, BigDecimal number) throws SQLException {
    if (number == null) {
      row.appendNull();
    } else if (number.scale() >= 0 && number.scale() <= SCALE && number.precision() <= SCALE) {
      long unscaled = number.unscaledValue().longValue();
      long power = POWERS_OF_TEN[SCALE - number.scale()];
      row.appendDecimal(unscaled * power, Math.multiplyHigh(unscaled, power));
    } else {
      row.append(number.setScale(SCALE));
    }
  }

  /** Reads a number, or null, without its trailing zeros: it is as quick as when it came. */
  static BigDecimal read(ResultSet row, int column) throws SQLException {
    BigDecimal number = row.getBigDecimal(column);
    return number == null ? null : strip(number);
  }

  static BigDecimal strip(BigDecimal number) {
    BigInteger unscaled = number.unscaledValue();
    if (unscaled.signum() >= 0 && unscaled.bitLength() <= SMALL_BITS) {
      long integer = unscaled.shiftRight(SCALE).longValue() / ODD_PART_OF_ONE;
      return join(number, integer, unscaled.longValue() - integer * ONE);
    }
    BigInteger[] parts = unscaled.divideAndRemainder(BIG_ONE);
    return parts[0].bitLength() < Long.SIZE
        ? join(number, parts[0].longValue(), parts[1].longValue())
        : stripBig(number);
  }

  /** Puts both sides of the point into one long where they fit. */
  private static BigDecimal join(BigDecimal number, long integer, long fraction) {
    int scale = fraction == 0 ? 0 : SCALE - trailingZeros(fraction);
    long power = POWERS_OF_TEN[scale];
    long shifted = integer * power;
    long digits = fraction / POWERS_OF_TEN[SCALE - scale];
    long sum = shifted + digits;
    boolean fits =
        Math.multiplyHigh(integer, power) == shifted >> (Long.SIZE - 1)
            && ((shifted ^ sum) & (digits ^ sum)) >= 0;
    return fits ? BigDecimal.valueOf(sum, scale) : stripBig(number);
  }

  private static BigDecimal stripBig(BigDecimal number) {
    BigDecimal stripped = number.stripTrailingZeros();
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

package io.stockstream.adapters.duckdb;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.duckdb.DuckDBAppender;

/**
 * Decimals in {@code DECIMAL(38, 18)} columns, both ways, exactly. Nearly all of them are small,
 * and spared the arithmetic of big ones: with it, reading a bar took twice as long.
 */
final class FixedPoint {

  private static final int SCALE = 18;
  private static final long[] POWERS_OF_TEN = new long[SCALE + 1];
  private static final BigInteger ONE;

  static {
    POWERS_OF_TEN[0] = 1;
    for (int i = 1; i <= SCALE; i++) {
      POWERS_OF_TEN[i] = POWERS_OF_TEN[i - 1] * 10;
    }
    ONE = BigInteger.valueOf(POWERS_OF_TEN[SCALE]);
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
    BigInteger[] parts = number.unscaledValue().divideAndRemainder(ONE);
    if (parts[0].bitLength() < Long.SIZE) {
      long fraction = parts[1].longValue();
      int scale = SCALE - trailingZeros(fraction);
      long integer = parts[0].longValue();
      long power = POWERS_OF_TEN[scale];
      long shifted = integer * power;
      if (Math.multiplyHigh(integer, power) == shifted >> (Long.SIZE - 1)) {
        long digits = fraction / POWERS_OF_TEN[SCALE - scale];
        long sum = shifted + digits;
        if (((shifted ^ sum) & (digits ^ sum)) >= 0) {
          return BigDecimal.valueOf(sum, scale);
        }
      }
    }
    BigDecimal stripped = number.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }

  private static int trailingZeros(long fraction) {
    int zeros = 0;
    while (zeros < SCALE && fraction % POWERS_OF_TEN[zeros + 1] == 0) {
      zeros++;
    }
    return zeros;
  }
}

package io.stockstream.ports.verify;

import java.util.HexFormat;

/**
 * A hash of rows that does not depend on their order: the sum, modulo 2^128, of a hash of each.
 *
 * <p>A row's own hash is the first half of its SHA-256, so sums of different sets of rows are equal
 * once in 2^128 by chance. Unlike with exclusive or, a row that is there twice does not cancel
 * itself. It guards against faults, not against somebody who looks for rows of a wanted sum.
 *
 * @param high the upper 64 bits
 * @param low the lower 64 bits
 */
public record RowHash(long high, long low) {

  /** The hash of no row. */
  public static final RowHash NONE = new RowHash(0, 0);

  private static final int HALF_DIGITS = 16;

  /** Returns the hash of the rows of both. */
  public RowHash plus(RowHash other) {
    long sum = low + other.low;
    long carry = Long.compareUnsigned(sum, low) < 0 ? 1 : 0;
    return new RowHash(high + other.high + carry, sum);
  }

  /** Reads what {@link #toString} wrote. */
  public static RowHash parse(String hex) {
    return new RowHash(
        HexFormat.fromHexDigitsToLong(hex, 0, HALF_DIGITS),
        HexFormat.fromHexDigitsToLong(hex, HALF_DIGITS, 2 * HALF_DIGITS));
  }

  /** Returns 32 hexadecimal digits. */
  @Override
  public String toString() {
    return HexFormat.of().toHexDigits(high) + HexFormat.of().toHexDigits(low);
  }
}

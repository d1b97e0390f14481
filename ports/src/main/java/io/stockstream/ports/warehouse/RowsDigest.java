package io.stockstream.ports.warehouse;

import io.stockstream.ports.verify.RowHash;
import java.math.BigDecimal;

/**
 * What rows come to, in whatever order they are read. Equal for equal rows, wherever they are kept.
 *
 * @param rows how many, void ones included
 * @param total exact sum of the table's measure, of every unit; zero when it has none. It may pass
 *     the 20 integer digits of one value
 * @param hash the sum modulo 2^128 of a hash of each row: the first 128 bits, big-endian, of the
 *     SHA-256 of its text in UTF-8. The text of a row is that of every column but labels, in order,
 *     as {@link ColumnType} says, joined by U+001F; U+0001 stands for null
 */
public record RowsDigest(long rows, BigDecimal total, RowHash hash) {

  /** The digest of no row. */
  public static final RowsDigest NONE = new RowsDigest(0, BigDecimal.ZERO, RowHash.NONE);

  /** Returns the digest of the rows of both. */
  public RowsDigest plus(RowsDigest other) {
    return new RowsDigest(rows + other.rows, total.add(other.total), hash.plus(other.hash));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RowsDigest that
        && rows == that.rows
        && total.compareTo(that.total) == 0
        && hash.equals(that.hash);
  }

  @Override
  public int hashCode() {
    return hash.hashCode();
  }

  /** Returns {@code rows=N total=N hash=HEX}. */
  @Override
  public String toString() {
    return "rows=" + rows + " total=" + ColumnType.DECIMAL.text(total) + " hash=" + hash;
  }
}

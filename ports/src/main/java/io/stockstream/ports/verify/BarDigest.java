package io.stockstream.ports.verify;

import io.stockstream.domain.bar.Ohlcv;
import io.stockstream.domain.statement.StoredBar;
import java.math.BigDecimal;

/**
 * What many rows come to, in whatever order they are read. Two of the same rows are equal, however
 * many zeros their sums trail.
 *
 * @param bars how many rows, void ones included
 * @param close exact sum of the closes, of every quote currency; a checksum that can be read
 * @param volume exact sum of the volumes that are known
 * @param hash of what every row says: key, state, version, values, and a roll-up's coverage
 */
public record BarDigest(long bars, BigDecimal close, BigDecimal volume, RowHash hash) {

  /** The digest of no row. */
  public static final BarDigest NONE =
      new BarDigest(0, BigDecimal.ZERO, BigDecimal.ZERO, RowHash.NONE);

  static BarDigest of(StoredBar bar, Sha256 sha256) {
    RowHash hash = sha256.ofRow(RowText.whole(bar));
    return bar.content() instanceof Ohlcv ohlcv
        ? new BarDigest(
            1, ohlcv.prices().close(), ohlcv.activity().volume().getOrElse(BigDecimal.ZERO), hash)
        : new BarDigest(1, BigDecimal.ZERO, BigDecimal.ZERO, hash);
  }

  /** Returns the digest of the rows of both. */
  public BarDigest plus(BarDigest other) {
    return new BarDigest(
        bars + other.bars, close.add(other.close), volume.add(other.volume), hash.plus(other.hash));
  }

  /** Returns a line that {@link #parse} reads. */
  String text() {
    return bars + " " + close + " " + volume + " " + hash;
  }

  static BarDigest parse(String text) {
    String[] parts = text.split(" ");
    return new BarDigest(
        Long.parseLong(parts[0]),
        new BigDecimal(parts[1]),
        new BigDecimal(parts[2]),
        RowHash.parse(parts[3]));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof BarDigest that
        && bars == that.bars
        && close.compareTo(that.close) == 0
        && volume.compareTo(that.volume) == 0
        && hash.equals(that.hash);
  }

  @Override
  public int hashCode() {
    return hash.hashCode();
  }

  /** Returns {@code bars=N close=N volume=N hash=HEX}. */
  @Override
  public String toString() {
    return "bars="
        + bars
        + " close="
        + RowText.number(close)
        + " volume="
        + RowText.number(volume)
        + " hash="
        + hash;
  }
}

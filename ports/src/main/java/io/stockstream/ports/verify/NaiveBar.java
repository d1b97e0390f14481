package io.stockstream.ports.verify;

import io.stockstream.domain.bar.AssetClass;
import io.stockstream.domain.bar.BarKey;
import io.stockstream.domain.bar.BarState;
import io.stockstream.domain.bar.Content;
import io.stockstream.domain.statement.Stamp;
import io.stockstream.domain.statement.Statement;
import io.stockstream.domain.statement.StoredBar;
import java.math.BigInteger;

/**
 * A bar that stands, with its version computed once more.
 *
 * @param key the bar
 * @param assetClass as its statement says
 * @param state whether it still moves
 * @param content its values
 * @param stamp who said so
 * @param version state, rank, revision and content hash as one number
 */
record NaiveBar(
    BarKey key,
    AssetClass assetClass,
    BarState state,
    Content content,
    Stamp stamp,
    BigInteger version) {

  private static final BigInteger RANKS = BigInteger.valueOf(128);
  private static final BigInteger REVISIONS = BigInteger.TWO.pow(58);
  private static final BigInteger HASHES = BigInteger.TWO.pow(32);

  static NaiveBar of(Statement statement) {
    return of(
        statement.key(),
        statement.assetClass(),
        statement.state(),
        statement.content(),
        statement.stamp());
  }

  static NaiveBar of(StoredBar stored) {
    return of(
        stored.key(),
        stored.assetClass(),
        stored.state(),
        stored.content(),
        (Stamp) stored.provenance());
  }

  private static NaiveBar of(
      BarKey key, AssetClass assetClass, BarState state, Content content, Stamp stamp) {
    BigInteger version =
        (state == BarState.CLOSED ? BigInteger.ONE : BigInteger.ZERO)
            .multiply(RANKS)
            .add(BigInteger.valueOf(stamp.rank()))
            .multiply(REVISIONS)
            .add(BigInteger.valueOf(stamp.revision()))
            .multiply(HASHES)
            .add(BigInteger.valueOf(Integer.toUnsignedLong(content.hash())));
    return new NaiveBar(key, assetClass, state, content, stamp, version);
  }

  NaiveBar greater(NaiveBar other) {
    return other == null || version.compareTo(other.version) >= 0 ? this : other;
  }

  boolean isClosed() {
    return state == BarState.CLOSED;
  }
}

package io.stockstream.adapters.feeds.oracle;

import io.stockstream.domain.bar.AssetClass;
import io.stockstream.domain.bar.BarKey;
import io.stockstream.domain.bar.BarState;
import io.stockstream.domain.bar.Content;
import io.stockstream.domain.statement.Statement;

/**
 * The row of origin FEED that must stand on a key.
 *
 * @param key the bar
 * @param assetClass as its statement says
 * @param state whether it still moves
 * @param content its values, or that it never was
 * @param source of the statement that stands
 * @param rank of that source
 * @param revision of that statement
 */
public record ExpectedBar(
    BarKey key,
    AssetClass assetClass,
    BarState state,
    Content content,
    String source,
    int rank,
    long revision) {

  static ExpectedBar of(Statement statement) {
    return new ExpectedBar(
        statement.key(),
        statement.assetClass(),
        statement.state(),
        statement.content(),
        statement.stamp().source(),
        statement.stamp().rank(),
        statement.stamp().revision());
  }

  /** Says whether the bar never was. */
  public boolean isVoid() {
    return content.isVoid();
  }

  /** Compares by state, then rank, then revision; 0 when only the content may differ. */
  int compareClaim(ExpectedBar other) {
    if (state != other.state) {
      return state == BarState.CLOSED ? 1 : -1;
    }
    return rank != other.rank
        ? Integer.compare(rank, other.rank)
        : Long.compare(revision, other.revision);
  }

  /** Says whether this stands when the other was there first. */
  boolean beats(ExpectedBar other) {
    int claim = compareClaim(other);
    return claim > 0
        || (claim == 0 && Integer.compareUnsigned(content.hash(), other.content.hash()) > 0);
  }
}

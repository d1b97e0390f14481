package io.stockstream.ports.verify;

import io.stockstream.domain.statement.StoredBar;

/**
 * Folds the bars of one side into a digest for each group of neighbours. A group whose bars do not
 * come together has several, whose sum is the same.
 */
final class GroupDigests {

  private final char side;
  private final RowSorter digests;
  private final Sha256 sha256 = new Sha256();
  private BarGroup group;
  private BarDigest ofGroup = BarDigest.NONE;
  private BarDigest ofAll = BarDigest.NONE;

  GroupDigests(char side, RowSorter digests) {
    this.side = side;
    this.digests = digests;
  }

  void take(StoredBar bar) {
    if (group == null || !group.holds(bar.key())) {
      endGroup();
      group = BarGroup.of(bar.key());
    }
    ofGroup = ofGroup.plus(BarDigest.of(bar, sha256));
  }

  private void endGroup() {
    if (group != null) {
      digests.add(group.key(), RowText.bytes(side, ofGroup.text()));
      ofAll = ofAll.plus(ofGroup);
      ofGroup = BarDigest.NONE;
    }
  }

  /** Returns the digest of every bar. */
  BarDigest finish() {
    endGroup();
    return ofAll;
  }
}

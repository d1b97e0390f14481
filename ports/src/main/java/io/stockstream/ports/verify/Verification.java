package io.stockstream.ports.verify;

import io.stockstream.ports.log.LogExtent;

/**
 * What a verification found.
 *
 * @param extent of the log that it read
 * @param ahead records of the log that the ledger did not have yet
 * @param compared rows that are on both sides
 * @param pending rows that records ahead change: they may be there in any state, and are not judged
 * @param missing rows that the log asks for and the store lacks
 * @param extra rows that the store has and the log does not ask for
 * @param different rows that are on both sides and differ
 */
public record Verification(
    LogExtent extent,
    long ahead,
    long compared,
    long pending,
    long missing,
    long extra,
    long different) {

  static Verification of(LogExtent extent, long ahead, RowComparison comparison) {
    Differences found = comparison.finish();
    return new Verification(
        extent,
        ahead,
        found.compared(),
        comparison.pending(),
        found.missing(),
        found.extra(),
        found.different());
  }

  /**
   * Says whether store and log agree, as far as the ledger goes. Where a ledger has nothing of a
   * log that has something, nothing was judged, and nothing holds.
   */
  public boolean holds() {
    return missing == 0 && extra == 0 && different == 0 && (compared > 0 || ahead == 0);
  }

  /** Says whether they agree to the log's end. */
  public boolean holdsToTheEnd() {
    return holds() && ahead == 0;
  }

  /** Returns {@code verify records=N compared=N pending=N missing=N extra=N different=N}. */
  @Override
  public String toString() {
    return "verify records=%d compared=%d pending=%d missing=%d extra=%d different=%d"
        .formatted(extent.records(), compared, pending, missing, extra, different);
  }
}

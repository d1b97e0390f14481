package io.stockstream.ports.verify;

import io.stockstream.ports.log.LogExtent;

/**
 * What a verification found.
 *
 * @param extent of the log that it read
 * @param compared rows that are on both sides
 * @param missing rows that the log asks for and the store lacks
 * @param extra rows that the store has and the log does not ask for
 * @param different rows that are on both sides and differ
 */
public record Verification(
    LogExtent extent, long compared, long missing, long extra, long different) {

  static Verification of(LogExtent extent, Differences found) {
    return new Verification(
        extent, found.compared(), found.missing(), found.extra(), found.different());
  }

  /** Says whether store and log agree. */
  public boolean holds() {
    return missing == 0 && extra == 0 && different == 0;
  }

  /** Returns {@code verify records=N compared=N missing=N extra=N different=N}. */
  @Override
  public String toString() {
    return "verify records=%d compared=%d missing=%d extra=%d different=%d"
        .formatted(extent.records(), compared, missing, extra, different);
  }
}

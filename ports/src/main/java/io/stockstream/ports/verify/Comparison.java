package io.stockstream.ports.verify;

/**
 * What a comparison of two stores found.
 *
 * @param store what it holds
 * @param against what the other one holds, which is what is expected
 * @param groups how many instruments, timeframes and UTC days there are on either side
 * @param differing how many of these groups differ
 * @param bars the rows of the groups that differ
 * @param quarantine the records in quarantine, each once
 */
public record Comparison(
    StoreSummary store,
    StoreSummary against,
    long groups,
    long differing,
    Differences bars,
    Differences quarantine) {

  /** Says whether both hold the same bars, and the same records in quarantine. */
  public boolean holds() {
    return differing == 0 && quarantine.none();
  }

  /**
   * Returns {@code groups=N bars=N equal=N differ=N missing=N extra=N different=N
   * quarantine-missing=N quarantine-extra=N}; equal and differ count groups.
   */
  @Override
  public String toString() {
    return "groups=%d bars=%d equal=%d differ=%d missing=%d extra=%d different=%d quarantine-missing=%d quarantine-extra=%d"
        .formatted(
            groups,
            store.bars().bars(),
            groups - differing,
            differing,
            bars.missing(),
            bars.extra(),
            bars.different(),
            quarantine.missing(),
            quarantine.extra());
  }
}

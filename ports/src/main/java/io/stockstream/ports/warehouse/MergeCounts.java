package io.stockstream.ports.warehouse;

/**
 * What a merge changed.
 *
 * @param inserted rows on new keys
 * @param updated rows that a greater version took the place of, or whose derived columns changed
 * @param deleted rows that ceased to be; never of a versioned table
 */
public record MergeCounts(long inserted, long updated, long deleted) {

  /** Nothing changed. */
  public static final MergeCounts NONE = new MergeCounts(0, 0, 0);

  /** Returns what both changed. */
  public MergeCounts plus(MergeCounts other) {
    return new MergeCounts(
        inserted + other.inserted, updated + other.updated, deleted + other.deleted);
  }

  /** Returns {@code inserted=N updated=N deleted=N}. */
  @Override
  public String toString() {
    return "inserted=%d updated=%d deleted=%d".formatted(inserted, updated, deleted);
  }
}

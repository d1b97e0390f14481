package io.stockstream.domain.statement;

import java.util.Objects;

/**
 * Who made a statement, and where it stands among that source's statements. Given when the
 * statement is published, so the log alone decides.
 *
 * @param source name of the feed
 * @param rank of two sources in one state the higher rank stands, 0 to 127
 * @param revision of two statements of one rank the higher stands, 0 to 2^58 - 1; see {@link
 *     RevisionScheme}
 */
public record Stamp(String source, int rank, long revision) implements Provenance {

  public static final int MAX_RANK = 127;

  /**
   * @throws IllegalArgumentException when rank or revision is out of range
   */
  public Stamp {
    Objects.requireNonNull(source, "source");
    if (!isRank(rank) || !RevisionScheme.isRevision(revision)) {
      throw new IllegalArgumentException(
          "stamp of "
              + source
              + ": expected rank 0 to 127 and revision 0 to 2^58 - 1, was "
              + rank
              + " and "
              + revision);
    }
  }

  static boolean isRank(long rank) {
    return rank >= 0 && rank <= MAX_RANK;
  }
}

package io.stockstream.domain.statement;

import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Validation;
import java.io.Serializable;

/**
 * A feed as configuration declares it.
 *
 * @param name stamped into each statement
 * @param rank see {@link Stamp}
 * @param scheme how it numbers its statements
 */
public record Source(String name, int rank, RevisionScheme scheme) implements Serializable {

  /** The rank of a file unless configured: below every live feed, so that a backfill only fills. */
  public static final int FILE_RANK = 32;

  /** The rank of a live feed unless configured. */
  public static final int LIVE_RANK = 64;

  public static Source file(String name) {
    return new Source(name, FILE_RANK, RevisionScheme.FILE);
  }

  public static Source live(String name) {
    return new Source(name, LIVE_RANK, RevisionScheme.TIME);
  }

  /** Stamps a statement with its revision. */
  public Stamp stamp(long revision) {
    return new Stamp(name, rank, revision);
  }

  /**
   * Checks the sources of one instrument together: two of one rank must number their statements by
   * the same scheme, else their revisions would be compared though they do not compare.
   */
  public static Validation<Seq<String>, Seq<Source>> together(Seq<Source> sources) {
    List<String> problems =
        List.ofAll(sources)
            .combinations(2)
            .filter(pair -> pair.get(0).rank == pair.get(1).rank)
            .filter(pair -> pair.get(0).scheme != pair.get(1).scheme)
            .map(pair -> clash(pair.get(0), pair.get(1)));
    return problems.isEmpty() ? Validation.valid(sources) : Validation.invalid(problems);
  }

  private static String clash(Source a, Source b) {
    return "sources %s and %s: expected different ranks, as their revisions are %s and %s, was %d for both"
        .formatted(a.name, b.name, a.scheme, b.scheme, a.rank);
  }
}

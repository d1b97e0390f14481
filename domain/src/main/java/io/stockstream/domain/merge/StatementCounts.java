package io.stockstream.domain.merge;

import java.io.Serializable;

/**
 * How many statements there were, each as it was judged when it was judged first.
 *
 * @param key of which
 * @param until those at smaller offsets are counted
 * @param classes by class; CONTROL has none
 * @param late of these, those that came when their bar was over, see {@link Tally.Judged}
 */
public record StatementCounts(CountKey key, long until, ClassCounts classes, long late)
    implements Serializable {

  /** Returns the counts before any statement. */
  public static StatementCounts none(CountKey key) {
    return new StatementCounts(key, 0, ClassCounts.NONE, 0);
  }
}

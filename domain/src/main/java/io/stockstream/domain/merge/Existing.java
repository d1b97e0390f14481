package io.stockstream.domain.merge;

import io.stockstream.domain.rollup.Clock;
import io.stockstream.domain.statement.StoredBar;
import java.util.Collection;
import java.util.List;

/**
 * What a store holds of an instrument, as far as a {@link ReadPlan} asked.
 *
 * @param bars the rows of its stretches, in any order
 * @param openRollUps every roll-up still OPEN, in any order; some may be among the bars too
 * @param clock the later of the instrument's own clock and its venue's last heartbeat
 * @param ownClock the instrument's own: the latest open time of its bars
 */
public record Existing(
    Collection<StoredBar> bars, Collection<StoredBar> openRollUps, Clock clock, Clock ownClock) {

  /** Nothing is stored. */
  public static final Existing NOTHING = new Existing(List.of(), List.of(), Clock.UNSET);

  /** What is stored where there are no heartbeats. */
  public Existing(Collection<StoredBar> bars, Collection<StoredBar> openRollUps, Clock clock) {
    this(bars, openRollUps, clock, clock);
  }
}

package io.stockstream.domain.merge;

import io.stockstream.domain.bar.BarKey;
import io.stockstream.domain.bar.InstrumentId;
import io.stockstream.domain.bar.Interval;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;

/**
 * What has to be known of an instrument before a batch of it can be decided: the rows of these
 * stretches, every roll-up still OPEN, and the clock.
 *
 * @param instrument whose
 * @param stretches the bars stated, the parts of each window they touch, and the windows' own
 *     roll-ups; no two of one timeframe and origin touch
 */
public record ReadPlan(InstrumentId instrument, List<Stretch> stretches) {

  /** Returns a plan that asks for the rows on some keys of an instrument. */
  public static ReadPlan of(InstrumentId instrument, Collection<BarKey> keys) {
    Stretches stretches = new Stretches();
    for (BarKey key : keys) {
      // A microsecond is the step of open times in every store.
      Interval at = new Interval(key.openTime(), key.openTime().plus(1, ChronoUnit.MICROS));
      stretches.add(key.timeframe(), key.origin(), at);
    }
    return new ReadPlan(instrument, stretches.joined());
  }

  /** Says whether a row of the instrument is asked for. */
  public boolean asksFor(BarKey key) {
    return stretches.stream().anyMatch(stretch -> stretch.contains(key));
  }
}

package io.stockstream.domain.merge;

import io.stockstream.domain.bar.BarKey;
import io.stockstream.domain.bar.Interval;
import io.stockstream.domain.bar.Origin;
import io.stockstream.domain.bar.Timeframe;
import java.io.Serializable;

/**
 * The bars of one timeframe and origin that open within an interval.
 *
 * @param timeframe theirs
 * @param origin theirs
 * @param openTimes half-open
 */
public record Stretch(Timeframe timeframe, Origin origin, Interval openTimes)
    implements Serializable {

  /** Says whether a bar is one of them, whatever its instrument. */
  public boolean contains(BarKey key) {
    return key.timeframe() == timeframe
        && key.origin() == origin
        && openTimes.contains(key.openTime());
  }
}

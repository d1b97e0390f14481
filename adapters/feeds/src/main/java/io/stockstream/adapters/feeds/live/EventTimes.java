package io.stockstream.adapters.feeds.live;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Numbers the statements about a bar where the venue's own times are too coarse to, or missing: by
 * the latest time that was heard of the venue, and a microsecond more for each statement in the
 * same. One thread.
 */
public final class EventTimes {

  private static final int BARS = 4_096;

  private Instant latest = Instant.MIN;

  private final Map<Object, Instant> last =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Object, Instant> eldest) {
          return size() > BARS;
        }
      };

  /** Notes a time of the venue. */
  public void hear(Instant time) {
    latest = time.isAfter(latest) ? time : latest;
  }

  /**
   * Returns the time of the next statement about a bar.
   *
   * @param atLeast no earlier than this
   */
  public Instant next(Object bar, Instant atLeast) {
    Instant now = latest.isAfter(atLeast) ? latest : atLeast;
    return last.merge(
        bar, now, (before, at) -> at.isAfter(before) ? at : before.plus(1, ChronoUnit.MICROS));
  }
}

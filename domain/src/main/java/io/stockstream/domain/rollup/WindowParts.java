package io.stockstream.domain.rollup;

import io.stockstream.domain.bar.BarKey;
import io.stockstream.domain.bar.BarState;
import io.stockstream.domain.bar.InstrumentId;
import io.stockstream.domain.bar.Origin;
import io.stockstream.domain.bar.Timeframe;
import io.stockstream.domain.calendar.Session;
import io.stockstream.domain.statement.Coverage;
import io.stockstream.domain.statement.StoredBar;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The parts of one window that are there.
 *
 * @param windows by whose rules
 * @param timeframe of the parts
 * @param there in the order of their open times
 * @param complete whether every part is there that the calendar expects, or the clock counts
 */
record WindowParts(Windows windows, Timeframe timeframe, List<StoredBar> there, boolean complete) {

  static WindowParts collect(
      InstrumentId instrument, Windows windows, Window window, CurrentBars current) {
    Timeframe timeframe = windows.partsOf(window);
    boolean isBase = timeframe == windows.ladder().base();
    Origin origin = isBase ? Origin.FEED : Origin.ROLLUP;
    List<Session> sessions = windows.calendar().sessionsOverlapping(window.interval());
    List<StoredBar> there = new ArrayList<>();
    boolean anyExpected = false;
    boolean anyMissing = false;
    for (Instant openTime : windows.partOpenTimes(window, timeframe)) {
      StoredBar part = current.get(new BarKey(instrument, timeframe, openTime, origin));
      boolean missing = part == null;
      if (!missing) {
        there.add(part);
      }
      if (!anyMissing && windows.expects(sessions, timeframe, openTime)) {
        anyExpected = true;
        anyMissing = missing;
      }
    }
    return new WindowParts(windows, timeframe, there, anyExpected && !anyMissing);
  }

  /**
   * Says whether nothing more is expected: a part is over when closed, or when its end has passed.
   */
  boolean allThereAndOver(Clock clock) {
    return complete && there.stream().allMatch(part -> isOver(part, clock));
  }

  private boolean isOver(StoredBar part, Clock clock) {
    return part.state() == BarState.CLOSED
        || clock.hasPassed(windows.overAt(timeframe, part.key().openTime()));
  }

  /**
   * Counts the base bars that are there and not void; in-session ones where there is a calendar.
   */
  int present() {
    int present = 0;
    for (StoredBar part : there) {
      if (part.provenance() instanceof Coverage coverage) {
        present += coverage.present();
      } else if (!part.isVoid() && windows.counts(part.key().openTime())) {
        present++;
      }
    }
    return present;
  }
}

package io.stockstream.domain.merge;

import io.stockstream.domain.bar.Interval;
import io.stockstream.domain.bar.Timeframe;
import io.stockstream.domain.rollup.Window;
import io.stockstream.domain.rollup.Windows;
import io.stockstream.domain.statement.Recompute;
import io.stockstream.domain.statement.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The windows that some inputs touch.
 *
 * @param windows by whose rules
 * @param baseOpenTimes of the base bars whose ancestors are judged, in order; some more than once
 */
record Touched(Windows windows, List<Instant> baseOpenTimes) {

  static Touched by(Windows windows, List<Received> incoming) {
    Timeframe base = windows.ladder().base();
    List<Instant> openTimes = new ArrayList<>(incoming.size());
    for (Received received : incoming) {
      if (received.message() instanceof Statement statement
          && statement.key().timeframe() == base) {
        openTimes.add(statement.key().openTime());
      } else if (received.message() instanceof Recompute recompute) {
        addGrid(base, recompute.interval(), openTimes);
      }
    }
    openTimes.sort(Comparator.naturalOrder());
    return new Touched(windows, openTimes);
  }

  /**
   * Returns when a roll-up opens that may have been around a base bar of an interval, whatever the
   * rules were: nominally, which is no shorter than any session.
   */
  static Interval opensAround(Timeframe rung, Interval interval) {
    Instant tooEarly = interval.from().minusSeconds(rung.seconds());
    return new Interval(tooEarly.plus(1, ChronoUnit.MICROS), interval.until());
  }

  private static void addGrid(Timeframe base, Interval interval, List<Instant> openTimes) {
    for (Instant at = base.floor(interval.from());
        at.isBefore(interval.until());
        at = at.plusSeconds(base.seconds())) {
      openTimes.add(at);
    }
  }

  /** Returns the windows of a rung, in order, each once. */
  List<Window> windows(Timeframe rung) {
    List<Window> found = new ArrayList<>();
    Window last = null;
    for (Instant openTime : baseOpenTimes) {
      if (last == null || !last.interval().contains(openTime)) {
        last = windows.around(rung, openTime).getOrNull();
        if (last != null) {
          found.add(last);
        }
      }
    }
    return found;
  }
}

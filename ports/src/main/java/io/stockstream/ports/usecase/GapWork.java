package io.stockstream.ports.usecase;

import io.stockstream.domain.bar.Interval;
import io.stockstream.domain.gap.Listed;
import io.stockstream.ports.store.Examined;
import io.vavr.control.Option;
import java.util.List;

/**
 * Where the gaps of an instrument have to be looked for.
 *
 * @param listed what is expected of it
 * @param examined how far its gaps are known then
 * @param windows whole sessions, in order, apart from each other
 */
record GapWork(Listed listed, Examined examined, List<Interval> windows) {

  List<Interval> windowsIn(Interval stretch) {
    return windows.stream().filter(stretch::overlaps).toList();
  }

  /** Returns the part of a window whose bars are expected, and over. */
  Option<Interval> searched(Interval window) {
    Interval known = new Interval(examined.since(), examined.until());
    return Option.when(known.overlaps(window), () -> Intervals.common(known, window));
  }
}

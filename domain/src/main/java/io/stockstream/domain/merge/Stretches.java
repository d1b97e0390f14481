package io.stockstream.domain.merge;

import io.stockstream.domain.bar.Interval;
import io.stockstream.domain.bar.Origin;
import io.stockstream.domain.bar.Timeframe;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Collects intervals, and joins those that touch: windows mostly come side by side. */
final class Stretches {

  private final Map<Origin, Map<Timeframe, List<Interval>>> byOrigin = new EnumMap<>(Origin.class);

  void add(Timeframe timeframe, Origin origin, Interval openTimes) {
    List<Interval> intervals =
        byOrigin
            .computeIfAbsent(origin, o -> new EnumMap<>(Timeframe.class))
            .computeIfAbsent(timeframe, t -> new ArrayList<>());
    addTo(intervals, openTimes);
  }

  private static void addTo(List<Interval> intervals, Interval next) {
    int last = intervals.size() - 1;
    if (last >= 0 && touch(intervals.get(last), next)) {
      intervals.set(last, join(intervals.get(last), next));
    } else {
      intervals.add(next);
    }
  }

  private static boolean touch(Interval a, Interval b) {
    return !b.from().isAfter(a.until()) && !a.from().isAfter(b.until());
  }

  private static Interval join(Interval a, Interval b) {
    Instant from = a.from().isBefore(b.from()) ? a.from() : b.from();
    Instant until = a.until().isAfter(b.until()) ? a.until() : b.until();
    return from.equals(a.from()) && until.equals(a.until()) ? a : new Interval(from, until);
  }

  /** Returns what was added; no two stretches of one timeframe and origin touch. */
  List<Stretch> joined() {
    List<Stretch> stretches = new ArrayList<>();
    byOrigin.forEach(
        (origin, byTimeframe) ->
            byTimeframe.forEach(
                (timeframe, intervals) ->
                    inOrder(intervals)
                        .forEach(each -> stretches.add(new Stretch(timeframe, origin, each)))));
    return stretches;
  }

  private static List<Interval> inOrder(List<Interval> intervals) {
    intervals.sort(Comparator.comparing(Interval::from));
    List<Interval> joined = new ArrayList<>();
    intervals.forEach(each -> addTo(joined, each));
    return joined;
  }
}

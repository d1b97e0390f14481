package io.stockstream.ports.usecase;

import io.stockstream.domain.bar.Interval;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Stretches of time put together. */
final class Intervals {

  private Intervals() {}

  /** Returns what two that overlap have in common. */
  static Interval common(Interval a, Interval b) {
    return new Interval(later(a.from(), b.from()), earlier(a.until(), b.until()));
  }

  static Instant earlier(Instant a, Instant b) {
    return a.isBefore(b) ? a : b;
  }

  static Instant later(Instant a, Instant b) {
    return a.isBefore(b) ? b : a;
  }

  /** Joins those that overlap, touch, or are no further apart; in order. */
  static List<Interval> joined(Collection<Interval> intervals, Duration apart) {
    List<Interval> joined = new ArrayList<>();
    intervals.stream()
        .sorted(Comparator.comparing(Interval::from))
        .forEach(interval -> join(joined, interval, apart));
    return joined;
  }

  private static void join(List<Interval> joined, Interval next, Duration apart) {
    int last = joined.size() - 1;
    if (last < 0 || joined.get(last).until().plus(apart).isBefore(next.from())) {
      joined.add(next);
    } else {
      Interval before = joined.get(last);
      joined.set(last, new Interval(before.from(), later(before.until(), next.until())));
    }
  }
}

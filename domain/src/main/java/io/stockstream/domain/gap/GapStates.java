package io.stockstream.domain.gap;

import io.stockstream.domain.bar.Interval;
import io.stockstream.domain.calendar.Session;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Carries what was known of gaps over to what is found anew: a hole that is still there keeps what
 * was decided about it, and what is a hole no more is {@link GapState#FILLED}. To do it again with
 * its own result changes nothing.
 */
public final class GapStates {

  private final List<Gap> pieces = new ArrayList<>();

  /** How many of the stored gaps end before the hole that is looked at. */
  private int past;

  private GapStates() {}

  /**
   * @param before the gaps of one instrument that were stored, in the order of time
   * @param found those that were found in the same window, likewise, all OPEN
   * @param present the bars that are there
   * @return in the order of time
   */
  public static List<Gap> carryOver(
      Listed listed, List<Gap> before, List<Gap> found, TimeSet present) {
    GapStates states = new GapStates();
    found.forEach(hole -> states.addHole(hole, before));
    before.forEach(gap -> states.addFilled(listed, gap, present));
    return joined(states.pieces.stream().sorted(Gap.ORDER).toList());
  }

  private void addHole(Gap hole, List<Gap> before) {
    while (past < before.size() && !before.get(past).until().isAfter(hole.from())) {
      past++;
    }
    Instant from = hole.from();
    for (int i = past; i < before.size() && before.get(i).from().isBefore(hole.until()); i++) {
      Gap old = before.get(i);
      Interval common = common(old.interval(), new Interval(from, hole.until())).get();
      add(hole, from, common.from());
      GapState state = old.state().isMissing() ? old.state() : GapState.OPEN;
      pieces.add(hole.during(common).in(state));
      from = common.until();
      if (!from.isBefore(hole.until())) {
        return;
      }
    }
    add(hole, from, hole.until());
  }

  private void add(Gap hole, Instant from, Instant until) {
    if (from.isBefore(until)) {
      pieces.add(hole.during(new Interval(from, until)));
    }
  }

  /** What is expected no more, since a calendar has changed, was not filled: it is forgotten. */
  private void addFilled(Listed listed, Gap gap, TimeSet present) {
    for (Session session : listed.calendar().sessionsOverlapping(gap.interval())) {
      for (Interval hours : session.hours()) {
        common(hours, gap.interval()).forEach(part -> addRuns(gap, part, present));
      }
    }
  }

  private void addRuns(Gap gap, Interval part, TimeSet present) {
    long until = TimeSet.indexFrom(gap.timeframe(), part.until());
    long at = present.nextIn(TimeSet.indexFrom(gap.timeframe(), part.from()), until);
    while (at < until) {
      long end = present.nextOut(at, until);
      Interval run =
          new Interval(TimeSet.time(gap.timeframe(), at), TimeSet.time(gap.timeframe(), end));
      pieces.add(gap.during(run).in(GapState.FILLED));
      at = present.nextIn(end, until);
    }
  }

  private static Option<Interval> common(Interval a, Interval b) {
    Instant from = a.from().isAfter(b.from()) ? a.from() : b.from();
    Instant until = a.until().isBefore(b.until()) ? a.until() : b.until();
    return Option.when(from.isBefore(until), () -> new Interval(from, until));
  }

  private static List<Gap> joined(List<Gap> pieces) {
    List<Gap> joined = new ArrayList<>();
    for (Gap piece : pieces) {
      int last = joined.size() - 1;
      if (last >= 0 && joined.get(last).goesOnIn(piece)) {
        Interval both = new Interval(joined.get(last).from(), piece.until());
        joined.set(last, joined.get(last).during(both));
      } else {
        joined.add(piece);
      }
    }
    return joined;
  }
}

package io.stockstream.ports.usecase;

import io.stockstream.domain.bar.InstrumentId;
import io.stockstream.domain.bar.Interval;
import io.stockstream.domain.bar.Timeframe;
import io.stockstream.domain.calendar.Session;
import io.stockstream.domain.gap.Listed;
import io.stockstream.domain.rollup.Clock;
import io.stockstream.domain.rollup.InstrumentRules;
import io.stockstream.domain.rollup.Reference;
import io.stockstream.ports.store.Examined;
import io.stockstream.ports.store.GapProgress;
import io.stockstream.ports.store.PresenceReader;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Says where gaps have to be looked for: where something was stated since, where time has gone on,
 * and everywhere once the rules are others. One thread.
 */
final class GapPlan {

  /** Until so much after a bar's end a heartbeat tells of it. */
  private static final Duration AFTER_ITS_END = Duration.ofMinutes(1);

  private final PresenceReader presence;
  private final Reference reference;
  private final GapProgress progress;
  private final List<Interval> touched;
  private final Map<String, Instant> firstAlive;
  private final FirstBars firstBars;

  /**
   * @param dates on which something was stated since, in order
   */
  GapPlan(
      PresenceReader presence,
      Reference reference,
      GapProgress progress,
      Collection<LocalDate> dates) {
    this.presence = presence;
    this.reference = reference;
    this.progress = progress;
    touched = Intervals.joined(dates.stream().map(GapPlan::day).toList(), Duration.ZERO);
    firstAlive = presence.firstAliveMinutes();
    firstBars = new FirstBars(presence, hull(touched));
  }

  private static Interval day(LocalDate date) {
    Instant from = date.atStartOfDay(ZoneOffset.UTC).toInstant();
    return new Interval(from, from.plus(Duration.ofDays(1)));
  }

  private static Option<Interval> hull(List<Interval> intervals) {
    return Option.when(
        !intervals.isEmpty(),
        () -> new Interval(intervals.get(0).from(), intervals.get(intervals.size() - 1).until()));
  }

  List<GapWork> work() {
    List<GapWork> work = new ArrayList<>();
    presence.clocks().forEach((instrument, clock) -> work(instrument, clock).forEach(work::add));
    return work;
  }

  /** Nothing is known of what to expect without a calendar, or of bars from a day up. */
  private Option<GapWork> work(InstrumentId instrument, Clock clock) {
    InstrumentRules rules = reference.rulesOf(instrument);
    Timeframe base = rules.ladder().base();
    if (!rules.calendar().countsBars() || !base.isIntraday() || !clock.isSet()) {
      return Option.none();
    }
    Examined old = progress.examined().get(instrument);
    Instant since = firstBars.of(instrument, base, old == null ? null : old.since());
    Instant until = base.floor(clock.time());
    if (since == null || !since.isBefore(until)) {
      return Option.none();
    }
    Option<Instant> aliveSince = Option.of(firstAlive.get(instrument.venue()));
    Examined examined = new Examined(since, until, rules.edition(), aliveSince);
    Listed listed = new Listed(instrument, base, rules.calendar(), since);
    return Option.some(new GapWork(listed, examined, windows(listed, stretches(old, examined))));
  }

  private List<Interval> stretches(Examined old, Examined now) {
    if (old == null) {
      return List.of(new Interval(now.since(), now.until()));
    }
    List<Interval> stretches = new ArrayList<>();
    if (old.edition() != now.edition()) {
      addBetween(
          Intervals.earlier(old.since(), now.since()),
          Intervals.later(old.until(), now.until()),
          stretches);
      return stretches;
    }
    stretches.addAll(touched);
    addBetween(old.until(), now.until(), stretches);
    addBetween(old.since(), now.since(), stretches);
    if (!old.aliveSince().equals(now.aliveSince())) {
      addBetween(
          now.aliveSince().getOrElse(now.since()),
          old.aliveSince().getOrElse(now.until()),
          stretches);
    }
    return stretches;
  }

  private static void addBetween(Instant a, Instant b, List<Interval> stretches) {
    if (!a.equals(b)) {
      stretches.add(new Interval(Intervals.earlier(a, b), Intervals.later(a, b)));
    }
  }

  /**
   * Returns the stretches of time with the whole sessions that they reach into. Gaps of another
   * edition may lie where no session is now.
   */
  private static List<Interval> windows(Listed listed, List<Interval> stretches) {
    Duration tellsOfEarlier = listed.timeframe().duration().plus(AFTER_ITS_END);
    List<Interval> windows = new ArrayList<>();
    for (Interval stretch : stretches) {
      windows.add(stretch);
      Interval reached = new Interval(stretch.from().minus(tellsOfEarlier), stretch.until());
      List<Session> sessions = listed.calendar().sessionsOverlapping(reached);
      if (!sessions.isEmpty()) {
        windows.add(
            new Interval(sessions.get(0).open(), sessions.get(sessions.size() - 1).close()));
      }
    }
    return Intervals.joined(windows, Duration.ZERO);
  }
}

package io.stockstream.ports.usecase;

import io.stockstream.domain.bar.InstrumentId;
import io.stockstream.domain.bar.Interval;
import io.stockstream.domain.bar.Timeframe;
import io.stockstream.domain.gap.Gap;
import io.stockstream.domain.gap.GapStates;
import io.stockstream.domain.gap.Gaps;
import io.stockstream.domain.gap.Liveness;
import io.stockstream.domain.gap.TimeSet;
import io.stockstream.domain.rollup.Reference;
import io.stockstream.ports.store.Examined;
import io.stockstream.ports.store.GapProgress;
import io.stockstream.ports.store.GapSelection;
import io.stockstream.ports.store.GapUpdate;
import io.stockstream.ports.store.Ledger;
import io.stockstream.ports.store.Store;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Brings the gaps of a store up to date with its bars: looks again where something was stated since
 * the last time, and where time has gone on. The first time that is everywhere. To do it again
 * changes nothing; cut off, it is completed by the next time.
 *
 * @param store whose
 * @param reference knows the calendars; an instrument without one has no gaps
 */
public record FindGaps(Store store, Reference reference) {

  /** What is read at once: stretches of time that lie no further apart. */
  private static final Duration APART = Duration.ofDays(1);

  /** Until so much after a stretch of time heartbeats tell of it. */
  private static final Duration AFTER = Duration.ofMinutes(2);

  /** Bits of open times in memory at once, 50 MB. */
  private static final long MOST_TIMES = 400_000_000;

  private static final int MOST_INSTRUMENTS = 100;

  /**
   * Looks for gaps.
   *
   * @return how many instruments were looked at
   */
  public int run() {
    GapProgress progress = store.gaps().progress();
    SortedMap<LocalDate, Long> changes = store.ledger().changes(progress.position());
    List<GapWork> work =
        new GapPlan(store.presence(), reference, progress, changes.keySet()).work();
    List<Interval> windows = work.stream().flatMap(each -> each.windows().stream()).toList();
    Intervals.joined(windows, APART).forEach(stretch -> examine(work, stretch));
    Map<InstrumentId, Examined> examined = new HashMap<>();
    work.forEach(each -> examined.put(each.listed().instrument(), each.examined()));
    long position = Math.max(progress.position(), last(changes.values()));
    store.gaps().advance(new GapProgress(position, examined));
    return work.size();
  }

  private static long last(Collection<Long> positions) {
    return positions.stream().mapToLong(Long::longValue).max().orElse(Ledger.BEGINNING);
  }

  private void examine(List<GapWork> work, Interval stretch) {
    Map<String, TimeSet> alive =
        store.presence().aliveMinutes(new Interval(stretch.from(), end(stretch)));
    Map<InstrumentId, List<Gap>> before = before(stretch);
    Map<Timeframe, List<GapWork>> byTimeframe = new TreeMap<>();
    for (GapWork each : work) {
      if (!each.windowsIn(stretch).isEmpty()) {
        byTimeframe.computeIfAbsent(each.listed().timeframe(), t -> new ArrayList<>()).add(each);
      }
    }
    byTimeframe.forEach(
        (timeframe, all) -> {
          int atOnce = atOnce(timeframe, stretch);
          for (int from = 0; from < all.size(); from += atOnce) {
            List<GapWork> some = all.subList(from, Math.min(all.size(), from + atOnce));
            new Examination(some, stretch, before, alive).run();
          }
        });
  }

  private static Instant end(Interval stretch) {
    return stretch.until().plus(Timeframe.H4.duration()).plus(AFTER);
  }

  private static int atOnce(Timeframe timeframe, Interval stretch) {
    long times =
        1 + Duration.between(stretch.from(), stretch.until()).toSeconds() / timeframe.seconds();
    return (int) Math.max(1, Math.min(MOST_INSTRUMENTS, MOST_TIMES / times));
  }

  private Map<InstrumentId, List<Gap>> before(Interval stretch) {
    GapSelection selection =
        new GapSelection(
            Option.none(),
            Option.none(),
            Option.some(stretch.from()),
            Option.some(stretch.until()));
    return store.gaps().read(selection).stream().collect(Collectors.groupingBy(Gap::instrument));
  }

  /** Some instruments of one base timeframe in one stretch of time. */
  private final class Examination {

    private final List<GapWork> work;
    private final Interval stretch;
    private final Map<InstrumentId, List<Gap>> before;
    private final Map<String, TimeSet> alive;
    private final Map<InstrumentId, List<Interval>> replaced = new HashMap<>();
    private final List<Gap> gaps = new ArrayList<>();

    Examination(
        List<GapWork> work,
        Interval stretch,
        Map<InstrumentId, List<Gap>> before,
        Map<String, TimeSet> alive) {
      this.work = work;
      this.stretch = stretch;
      this.before = before;
      this.alive = alive;
    }

    void run() {
      Timeframe timeframe = work.get(0).listed().timeframe();
      List<InstrumentId> names = work.stream().map(each -> each.listed().instrument()).toList();
      Map<InstrumentId, TimeSet> present = store.presence().openTimes(timeframe, stretch, names);
      TimeSet nothing = TimeSet.empty(timeframe, stretch);
      for (GapWork each : work) {
        TimeSet there = present.getOrDefault(each.listed().instrument(), nothing);
        each.windowsIn(stretch).forEach(window -> examine(each, window, there));
      }
      store.gaps().write(new GapUpdate(replaced, gaps));
    }

    private void examine(GapWork each, Interval window, TimeSet present) {
      InstrumentId instrument = each.listed().instrument();
      List<Gap> found =
          each.searched(window)
              .map(searched -> Gaps.find(each.listed(), present, liveness(each), searched))
              .getOrElse(List.of());
      List<Gap> stored =
          before.getOrDefault(instrument, List.of()).stream()
              .filter(gap -> gap.timeframe() == each.listed().timeframe())
              .filter(gap -> window.contains(gap.from()))
              .sorted(Comparator.comparing(Gap::from))
              .toList();
      replaced.computeIfAbsent(instrument, i -> new ArrayList<>()).add(window);
      gaps.addAll(GapStates.carryOver(each.listed(), stored, found, present));
    }

    private Liveness liveness(GapWork each) {
      String venue = each.listed().instrument().venue();
      TimeSet minutes = alive.getOrDefault(venue, TimeSet.empty(Timeframe.M1, stretch));
      return new Liveness(minutes, each.examined().aliveSince());
    }
  }
}

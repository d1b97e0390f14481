package io.stockstream.adapters.testkit;

import io.stockstream.domain.bar.AssetClass;
import io.stockstream.domain.bar.InstrumentId;
import io.stockstream.domain.bar.Interval;
import io.stockstream.domain.bar.Origin;
import io.stockstream.domain.bar.Timeframe;
import io.stockstream.domain.gap.AliveMinute;
import io.stockstream.domain.gap.TimeSet;
import io.stockstream.domain.rollup.Clock;
import io.stockstream.domain.statement.StoredBar;
import io.stockstream.ports.store.BarSelection;
import io.stockstream.ports.store.BarSelection.Origins;
import io.stockstream.ports.store.PresenceReader;
import io.vavr.control.Option;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BinaryOperator;

/** What is there, of the one state that all share. */
record MemoryPresence(MemoryState state) implements PresenceReader {

  private static final BinaryOperator<Instant> EARLIER = (a, b) -> a.isBefore(b) ? a : b;

  @Override
  public Map<InstrumentId, Clock> clocks() {
    return state.clocks();
  }

  @Override
  public Map<InstrumentId, Map<Timeframe, Instant>> firstBars(Interval within) {
    Map<InstrumentId, Map<Timeframe, Instant>> first = new HashMap<>();
    for (StoredBar bar : bars(Option.none(), within)) {
      first
          .computeIfAbsent(bar.key().instrument(), i -> new HashMap<>())
          .merge(bar.key().timeframe(), bar.key().openTime(), EARLIER);
    }
    return first;
  }

  private List<StoredBar> bars(Option<Timeframe> timeframe, Interval within) {
    return state.select(selection(timeframe, within, Origins.FEED)).stream()
        .filter(bar -> bar.key().origin() == Origin.FEED)
        .toList();
  }

  private static BarSelection selection(
      Option<Timeframe> timeframe, Interval within, Origins origins) {
    return new BarSelection(
        Option.none(),
        Option.none(),
        timeframe,
        Option.some(within.from()),
        Option.some(within.until()),
        origins);
  }

  @Override
  public SortedMap<LocalDate, Map<InstrumentId, AssetClass>> barDates(Interval within) {
    List<StoredBar> bars =
        new ArrayList<>(state.select(selection(Option.none(), within, Origins.BOTH)));
    bars.sort(Comparator.comparing(StoredBar::version).thenComparing(StoredBar::assetClass));
    SortedMap<LocalDate, Map<InstrumentId, AssetClass>> dates = new TreeMap<>();
    for (StoredBar bar : bars) {
      dates
          .computeIfAbsent(
              LocalDate.ofInstant(bar.key().openTime(), ZoneOffset.UTC), d -> new HashMap<>())
          .put(bar.key().instrument(), bar.assetClass());
    }
    return dates;
  }

  @Override
  public Map<InstrumentId, TimeSet> openTimes(
      Timeframe timeframe, Interval window, Collection<InstrumentId> instruments) {
    Map<InstrumentId, TimeSet.Builder> times = new HashMap<>();
    for (StoredBar bar : bars(Option.some(timeframe), window)) {
      if (instruments.contains(bar.key().instrument())) {
        times
            .computeIfAbsent(bar.key().instrument(), i -> new TimeSet.Builder(timeframe, window))
            .add(bar.key().openTime());
      }
    }
    return TimeSet.Builder.build(times);
  }

  @Override
  public Map<String, TimeSet> aliveMinutes(Interval window) {
    Map<String, TimeSet.Builder> minutes = new HashMap<>();
    for (AliveMinute alive : state.aliveMinutes()) {
      if (window.contains(alive.minute())) {
        minutes
            .computeIfAbsent(alive.venue(), v -> new TimeSet.Builder(Timeframe.M1, window))
            .add(alive.minute());
      }
    }
    return TimeSet.Builder.build(minutes);
  }

  @Override
  public Map<String, Instant> firstAliveMinutes() {
    Map<String, Instant> first = new HashMap<>();
    for (AliveMinute alive : state.aliveMinutes()) {
      first.merge(alive.venue(), alive.minute(), EARLIER);
    }
    return first;
  }
}

package io.stockstream.adapters.clickhouse;

import io.stockstream.domain.bar.BarKey;
import io.stockstream.domain.bar.BarState;
import io.stockstream.domain.bar.InstrumentId;
import io.stockstream.domain.merge.Existing;
import io.stockstream.domain.merge.ReadPlan;
import io.stockstream.domain.rollup.Clock;
import io.stockstream.domain.statement.StoredBar;
import io.stockstream.ports.store.BatchSession;
import io.stockstream.ports.store.Fence;
import io.stockstream.ports.store.TaskOutcome;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** One task's reads and writes. Holds no connection. */
final class ClickHouseSession implements BatchSession {

  private final Server server;
  private final Fences fences;
  private final Fence fence;
  private final List<StoredBar> foundClosed = new ArrayList<>();

  ClickHouseSession(Server server, Fences fences, Fence fence) {
    this.server = server;
    this.fences = fences;
    this.fence = fence;
  }

  @Override
  public Map<InstrumentId, Existing> read(
      Collection<ReadPlan> plans, Map<String, Clock> venueClocks) {
    InstrumentNames names = new InstrumentNames();
    Set<InstrumentId> instruments = new HashSet<>();
    for (ReadPlan plan : plans) {
      names.know(plan.instrument());
      instruments.add(plan.instrument());
    }
    Set<BarKey> maybeOpen = OpenRollUps.find(server, names, instruments, venueClocks.keySet());
    Map<BarKey, StoredBar> bars = new BarLookup(server, names).find(plans, maybeOpen);
    Map<InstrumentId, List<StoredBar>> byInstrument =
        bars.values().stream().collect(Collectors.groupingBy(bar -> bar.key().instrument()));
    Map<InstrumentId, List<StoredBar>> open = open(maybeOpen, bars);
    instruments.addAll(open.keySet());
    Clocks clocks = Clocks.read(server, instruments);
    Map<InstrumentId, Existing> existing = new HashMap<>();
    open.forEach(
        (instrument, rollUps) ->
            existing.put(instrument, new Existing(List.of(), rollUps, clocks.of(instrument))));
    for (ReadPlan plan : plans) {
      InstrumentId instrument = plan.instrument();
      existing.put(
          instrument,
          new Existing(
              askedFor(plan, byInstrument.getOrDefault(instrument, List.of())),
              open.getOrDefault(instrument, List.of()),
              clocks.of(instrument)));
    }
    return existing;
  }

  private static List<StoredBar> askedFor(ReadPlan plan, List<StoredBar> bars) {
    return bars.stream().filter(bar -> plan.asksFor(bar.key())).toList();
  }

  private Map<InstrumentId, List<StoredBar>> open(
      Set<BarKey> maybeOpen, Map<BarKey, StoredBar> bars) {
    Map<InstrumentId, List<StoredBar>> open = new HashMap<>();
    for (BarKey key : maybeOpen) {
      StoredBar bar = bars.get(key);
      if (bar != null && bar.state() == BarState.OPEN) {
        open.computeIfAbsent(key.instrument(), i -> new ArrayList<>()).add(bar);
      } else if (bar != null) {
        foundClosed.add(bar);
      }
    }
    return open;
  }

  @Override
  public void write(TaskOutcome outcome) {
    TaskRows rows = TaskRows.of(outcome, foundClosed);
    if (rows.isEmpty()) {
      fences.require(fence);
    } else {
      rows.insert(new Inserts(server, fences, fence));
    }
  }

  @Override
  public void close() {
    // Nothing is held.
  }
}

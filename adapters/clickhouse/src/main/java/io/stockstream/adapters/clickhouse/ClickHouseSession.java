package io.stockstream.adapters.clickhouse;

import io.stockstream.domain.bar.BarKey;
import io.stockstream.domain.bar.BarState;
import io.stockstream.domain.bar.InstrumentId;
import io.stockstream.domain.merge.Existing;
import io.stockstream.domain.merge.ReadPlan;
import io.stockstream.domain.merge.StatementCounts;
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

  /** Asks what may be OPEN; then for the bars and, at the same time, for the clocks. */
  @Override
  public Map<InstrumentId, Existing> read(
      Collection<ReadPlan> plans, Map<String, Clock> venueClocks) {
    InstrumentNames names = new InstrumentNames();
    Map<InstrumentId, AskedBars> asked = new HashMap<>();
    for (ReadPlan plan : plans) {
      names.know(plan.instrument());
      asked.put(plan.instrument(), new AskedBars(plan));
    }
    Set<BarKey> maybeOpen = OpenRollUps.find(server, names, asked.keySet(), venueClocks.keySet());
    Set<InstrumentId> instruments = new HashSet<>(asked.keySet());
    maybeOpen.forEach(key -> instruments.add(key.instrument()));
    Map<BarKey, StoredBar> bars = new HashMap<>();
    Clocks clocks = new Clocks();
    Together.run(
        List.of(
            () -> find(plans, notAsked(maybeOpen, asked), names, bars),
            () -> clocks.read(server, instruments)));
    Map<InstrumentId, List<StoredBar>> open = open(maybeOpen, bars);
    instruments.removeIf(each -> !asked.containsKey(each) && !open.containsKey(each));
    Map<InstrumentId, List<StoredBar>> wanted = wanted(bars, asked);
    Map<InstrumentId, Existing> existing = new HashMap<>();
    for (InstrumentId instrument : instruments) {
      existing.put(
          instrument,
          new Existing(
              wanted.getOrDefault(instrument, List.of()),
              open.getOrDefault(instrument, List.of()),
              clocks.of(instrument),
              clocks.ownOf(instrument)));
    }
    return existing;
  }

  /** Most of what may be OPEN is asked for anyhow. */
  private static List<BarKey> notAsked(Set<BarKey> keys, Map<InstrumentId, AskedBars> asked) {
    return keys.stream().filter(key -> !isAsked(key, asked)).toList();
  }

  private static boolean isAsked(BarKey key, Map<InstrumentId, AskedBars> asked) {
    AskedBars ofInstrument = asked.get(key.instrument());
    return ofInstrument != null && ofInstrument.include(key);
  }

  private void find(
      Collection<ReadPlan> plans,
      Collection<BarKey> keys,
      InstrumentNames names,
      Map<BarKey, StoredBar> found) {
    for (Query query : BarQueries.of(plans, keys)) {
      server.read(
          "reading bars",
          query,
          block -> {
            for (int row = 0; row < block.rows(); row++) {
              StoredBar bar = BarColumns.read(block, row, 0, names);
              found.put(bar.key(), bar);
            }
          });
    }
  }

  private static Map<InstrumentId, List<StoredBar>> wanted(
      Map<BarKey, StoredBar> bars, Map<InstrumentId, AskedBars> asked) {
    Map<InstrumentId, List<StoredBar>> wanted = new HashMap<>();
    for (StoredBar bar : bars.values()) {
      if (isAsked(bar.key(), asked)) {
        wanted.computeIfAbsent(bar.key().instrument(), i -> new ArrayList<>()).add(bar);
      }
    }
    return wanted;
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
    List<StatementCounts> counts = ClickHouseStatementCounts.with(server, outcome.tallies());
    TaskRows rows = TaskRows.of(outcome, foundClosed, counts);
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

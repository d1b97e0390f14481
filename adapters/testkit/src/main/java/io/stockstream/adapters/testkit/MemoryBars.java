package io.stockstream.adapters.testkit;

import io.stockstream.domain.bar.BarKey;
import io.stockstream.domain.bar.BarState;
import io.stockstream.domain.bar.InstrumentId;
import io.stockstream.domain.bar.Origin;
import io.stockstream.domain.merge.ReadPlan;
import io.stockstream.domain.merge.Stretch;
import io.stockstream.domain.statement.StoredBar;
import io.stockstream.ports.store.BarSelection;
import io.stockstream.ports.store.BarSelection.Origins;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Bars by their keys, one a key; and which roll-ups are still OPEN. */
final class MemoryBars {

  private final NavigableMap<BarKey, StoredBar> bars = new TreeMap<>();
  private final Map<InstrumentId, Map<BarKey, StoredBar>> open = new HashMap<>();

  void revise(StoredBar bar) {
    StoredBar standing = bars.merge(bar.key(), bar, StoredBar::revise);
    if (bar.isRollUp()) {
      Map<BarKey, StoredBar> ofInstrument =
          open.computeIfAbsent(bar.key().instrument(), i -> new TreeMap<>());
      if (standing.state() == BarState.OPEN) {
        ofInstrument.put(bar.key(), standing);
      } else {
        ofInstrument.remove(bar.key());
      }
    }
  }

  List<StoredBar> of(ReadPlan plan) {
    return plan.stretches().stream().flatMap(s -> of(plan.instrument(), s)).toList();
  }

  private Stream<StoredBar> of(InstrumentId instrument, Stretch stretch) {
    return bars
        .subMap(
            new BarKey(instrument, stretch.timeframe(), stretch.openTimes().from(), Origin.FEED),
            new BarKey(instrument, stretch.timeframe(), stretch.openTimes().until(), Origin.FEED))
        .values()
        .stream()
        .filter(bar -> bar.key().origin() == stretch.origin());
  }

  List<StoredBar> openRollUps(InstrumentId instrument) {
    return List.copyOf(open.getOrDefault(instrument, Map.of()).values());
  }

  List<InstrumentId> instrumentsWithOpenRollUps(Set<String> venues) {
    return open.keySet().stream()
        .filter(instrument -> venues.contains(instrument.venue()))
        .filter(instrument -> !open.get(instrument).isEmpty())
        .toList();
  }

  List<StoredBar> select(BarSelection selection) {
    return bars.values().stream().filter(bar -> isSelected(selection, bar)).toList();
  }

  private boolean isSelected(BarSelection selection, StoredBar bar) {
    BarKey key = bar.key();
    Origins origins = selection.origins();
    return selection.symbol().forAll(key.instrument().symbol()::equals)
        && selection.venue().forAll(key.instrument().venue()::equals)
        && selection.timeframe().forAll(key.timeframe()::equals)
        && selection.from().forAll(from -> !key.openTime().isBefore(from))
        && selection.until().forAll(until -> key.openTime().isBefore(until))
        && origins.include(key.origin())
        && (origins == Origins.BOTH || !bar.isVoid())
        && (origins != Origins.PREFERRED || !makesWay(key));
  }

  /** A venue's own bar makes way for a roll-up that opens within it. */
  private boolean makesWay(BarKey key) {
    BarKey end = new BarKey(key.instrument(), key.timeframe(), key.closeTime(), Origin.FEED);
    return key.origin() == Origin.FEED
        && bars.subMap(key, end).values().stream().anyMatch(b -> b.isRollUp() && !b.isVoid());
  }
}

package io.stockstream.adapters.testkit;

import io.stockstream.domain.bar.InstrumentId;
import io.stockstream.domain.rollup.RulesEdition;
import io.stockstream.domain.statement.StoredBar;
import io.stockstream.ports.store.BarSelection;
import io.stockstream.ports.store.Editions;
import io.stockstream.ports.store.Fence;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The editions that a state keeps. */
record MemoryEditions(MemoryState state) implements Editions {

  @Override
  public Map<InstrumentId, RulesEdition> kept() {
    return state.editions();
  }

  @Override
  public Map<InstrumentId, Integer> ofRollUps(Collection<InstrumentId> instruments) {
    Set<InstrumentId> asked = Set.copyOf(instruments);
    Map<InstrumentId, Integer> highest = new HashMap<>();
    for (StoredBar bar : state.select(BarSelection.ALL)) {
      if (bar.isRollUp() && asked.contains(bar.key().instrument())) {
        highest.merge(bar.key().instrument(), bar.edition(), Math::max);
      }
    }
    return highest;
  }

  @Override
  public void keep(Map<InstrumentId, RulesEdition> editions, Fence fence) {
    state.keep(editions, fence);
  }
}

package io.stockstream.adapters.testkit;

import io.stockstream.domain.bar.InstrumentId;
import io.stockstream.domain.merge.Existing;
import io.stockstream.domain.merge.ReadPlan;
import io.stockstream.domain.rollup.Clock;
import io.stockstream.ports.store.BatchSession;
import io.stockstream.ports.store.Fence;
import io.stockstream.ports.store.TaskOutcome;
import java.util.Collection;
import java.util.Map;

/** A session on the one state that all share. */
record MemorySession(MemoryState state, Fence fence) implements BatchSession {

  @Override
  public Map<InstrumentId, Existing> read(
      Collection<ReadPlan> plans, Map<String, Clock> venueClocks) {
    return state.read(plans, venueClocks.keySet());
  }

  @Override
  public void write(TaskOutcome outcome) {
    state.write(outcome, fence);
  }

  @Override
  public void close() {
    // Nothing is held.
  }
}

package io.stockstream.adapters.testkit;

import io.stockstream.ports.store.BatchSession;
import io.stockstream.ports.store.Fence;
import io.stockstream.ports.store.SessionFactory;

/** Opens sessions by the store's name, so that it can be sent to where tasks run. */
record MemorySessions(String name) implements SessionFactory {

  @Override
  public BatchSession open(Fence fence) {
    MemoryState state = MemoryState.named(name);
    state.requireOpen();
    return new MemorySession(state, fence);
  }
}

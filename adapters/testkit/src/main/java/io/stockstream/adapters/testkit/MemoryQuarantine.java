package io.stockstream.adapters.testkit;

import io.stockstream.ports.store.QuarantineReader;
import io.stockstream.ports.store.QuarantinedRecord;
import java.util.Optional;
import java.util.function.Consumer;

/** The quarantine of the one state that all share. */
record MemoryQuarantine(MemoryState state) implements QuarantineReader {

  @Override
  public void forEach(Consumer<QuarantinedRecord> consumer) {
    state.quarantine().forEach(consumer);
  }

  @Override
  public Optional<QuarantinedRecord> find(String id) {
    return state.quarantined(id);
  }
}

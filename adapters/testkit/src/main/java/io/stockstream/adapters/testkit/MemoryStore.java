package io.stockstream.adapters.testkit;

import io.stockstream.ports.store.BarReader;
import io.stockstream.ports.store.ConflictReader;
import io.stockstream.ports.store.Editions;
import io.stockstream.ports.store.Fencing;
import io.stockstream.ports.store.GapStore;
import io.stockstream.ports.store.Ledger;
import io.stockstream.ports.store.PresenceReader;
import io.stockstream.ports.store.QuarantineReader;
import io.stockstream.ports.store.SessionFactory;
import io.stockstream.ports.store.StatementCountReader;
import io.stockstream.ports.store.Store;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;

/** A store in memory that keeps the whole contract; for tests, and gone with the process. */
public final class MemoryStore implements Store {

  private final String name;
  private final boolean lasting;
  private final MemoryState state;
  private final AtomicBoolean closed = new AtomicBoolean();

  private MemoryStore(String name, boolean lasting) {
    this.name = name;
    this.lasting = lasting;
    this.state = MemoryState.named(name);
    state.hold();
  }

  /** Makes a store that is gone when it is closed. */
  public static MemoryStore create() {
    return new MemoryStore(UUID.randomUUID().toString(), false);
  }

  /** Opens the store of a folder, in which nothing is written: the folder is only its name. */
  public static MemoryStore open(Path folder) {
    return new MemoryStore(folder.toAbsolutePath().toString(), true);
  }

  @Override
  public String id() {
    return state.id();
  }

  @Override
  public Fencing fencing() {
    return state::takeFence;
  }

  @Override
  public Ledger ledger() {
    return new MemoryLedger(state);
  }

  @Override
  public Editions editions() {
    return new MemoryEditions(state);
  }

  @Override
  public BarReader bars() {
    return (selection, consumer) -> state.select(selection).forEach(consumer);
  }

  @Override
  public QuarantineReader quarantine() {
    return new MemoryQuarantine(state);
  }

  @Override
  public ConflictReader conflicts() {
    return consumer -> state.conflicts().forEach(consumer);
  }

  @Override
  public StatementCountReader statementCounts() {
    return (dates, consumer) ->
        state.statementCounts().stream()
            .filter(counts -> dates.contains(counts.key().date()))
            .forEach(consumer);
  }

  @Override
  public PresenceReader presence() {
    return new MemoryPresence(state);
  }

  @Override
  public GapStore gaps() {
    return state.gaps();
  }

  @Override
  public SessionFactory sessions() {
    return new MemorySessions(name);
  }

  /** Closes it, and with it every session; a second call does nothing. */
  @Override
  public void close() {
    if (!closed.getAndSet(true)) {
      state.letGo();
      if (!lasting) {
        MemoryState.forget(name);
      }
    }
  }
}

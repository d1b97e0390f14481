package io.stockstream.adapters.testkit;

import io.stockstream.domain.merge.Conflict;
import io.stockstream.domain.statement.StoredBar;
import io.stockstream.ports.store.BarReader;
import io.stockstream.ports.store.ConflictReader;
import io.stockstream.ports.store.Editions;
import io.stockstream.ports.store.Fencing;
import io.stockstream.ports.store.GapStore;
import io.stockstream.ports.store.Ledger;
import io.stockstream.ports.store.PresenceReader;
import io.stockstream.ports.store.QuarantineReader;
import io.stockstream.ports.store.QuarantinedRecord;
import io.stockstream.ports.store.SessionFactory;
import io.stockstream.ports.store.StatementCountReader;
import io.stockstream.ports.store.Store;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A store that does what a contract forbids: it hands out rows in any order, or twice.
 *
 * @param id of the store
 * @param bars what it hands out, whatever is selected
 */
record BarsOnly(String id, BarReader bars) implements Store {

  static BarsOnly of(String id, List<StoredBar> bars) {
    return new BarsOnly(id, (selection, consumer) -> bars.forEach(consumer));
  }

  @Override
  public QuarantineReader quarantine() {
    return new QuarantineReader() {
      @Override
      public void forEach(Consumer<QuarantinedRecord> consumer) {}

      @Override
      public Optional<QuarantinedRecord> find(String id) {
        return Optional.empty();
      }
    };
  }

  @Override
  public ConflictReader conflicts() {
    return (Consumer<Conflict> consumer) -> {};
  }

  @Override
  public Fencing fencing() {
    throw new UnsupportedOperationException("only bars are read");
  }

  @Override
  public Ledger ledger() {
    throw new UnsupportedOperationException("only bars are read");
  }

  @Override
  public StatementCountReader statementCounts() {
    throw new UnsupportedOperationException("only bars are read");
  }

  @Override
  public PresenceReader presence() {
    throw new UnsupportedOperationException("only bars are read");
  }

  @Override
  public GapStore gaps() {
    throw new UnsupportedOperationException("only bars are read");
  }

  @Override
  public Editions editions() {
    throw new UnsupportedOperationException("only bars are read");
  }

  @Override
  public SessionFactory sessions() {
    throw new UnsupportedOperationException("only bars are read");
  }

  @Override
  public void close() {}
}

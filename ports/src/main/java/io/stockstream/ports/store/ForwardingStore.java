package io.stockstream.ports.store;

/** A store that leaves to another one whatever it does not do itself. */
public interface ForwardingStore extends Store {

  /** Returns the store that does the work. */
  Store inner();

  @Override
  default String id() {
    return inner().id();
  }

  @Override
  default Fencing fencing() {
    return inner().fencing();
  }

  @Override
  default Ledger ledger() {
    return inner().ledger();
  }

  @Override
  default BarReader bars() {
    return inner().bars();
  }

  @Override
  default QuarantineReader quarantine() {
    return inner().quarantine();
  }

  @Override
  default ConflictReader conflicts() {
    return inner().conflicts();
  }

  @Override
  default PresenceReader presence() {
    return inner().presence();
  }

  @Override
  default StatementCountReader statementCounts() {
    return inner().statementCounts();
  }

  @Override
  default GapStore gaps() {
    return inner().gaps();
  }

  @Override
  default Editions editions() {
    return inner().editions();
  }

  @Override
  default SessionFactory sessions() {
    return inner().sessions();
  }

  @Override
  default void close() {
    inner().close();
  }
}

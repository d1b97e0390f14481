package io.stockstream.ports.store;

/** A store that is open. Thread-safe; sessions are not. Close it and every session is closed. */
public interface Store extends AutoCloseable {

  /** Returns what identifies this store: another one in its place is not mistaken for it. */
  String id();

  Fencing fencing();

  Ledger ledger();

  Editions editions();

  BarReader bars();

  QuarantineReader quarantine();

  ConflictReader conflicts();

  PresenceReader presence();

  StatementCountReader statementCounts();

  GapStore gaps();

  /** Returns how tasks, here or in other processes, open sessions on it. */
  SessionFactory sessions();

  @Override
  void close();
}

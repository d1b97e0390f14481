package io.stockstream.adapters.clickhouse;

import io.stockstream.ports.failure.PortException;
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
import java.util.UUID;

/**
 * A store in a database of a ClickHouse server, which {@link Migrations} made.
 *
 * <p>No transactions: a task's write is a few inserts, each whole or not there, in an order in
 * which a write that is cut off and repeated comes to the same. Tasks may run in any number of
 * processes. Thread-safe.
 */
public final class ClickHouseStore implements Store {

  private final Server server;
  private final String id;

  /** Names this opening of the store, so that its sessions know when it was closed. */
  private final String opening = UUID.randomUUID().toString();

  private ClickHouseStore(Server server, String id) {
    this.server = server;
    this.id = id;
  }

  /**
   * Opens a store. Changes nothing on the server.
   *
   * @throws PortException RETRYABLE when the server cannot be reached; MISCONFIGURED when it knows
   *     no such user, has no store of our version there, or has settings under which a store would
   *     lose or make up data
   */
  public static ClickHouseStore open(ClickHouseAddress address) {
    Server server = new Server(address);
    ServerCheck.check(server);
    Migrations.check(server);
    return new ClickHouseStore(server, Migrations.storeId(server));
  }

  @Override
  public String id() {
    return id;
  }

  private Fences fences() {
    return new Fences(server, id);
  }

  @Override
  public Fencing fencing() {
    return fences();
  }

  @Override
  public Ledger ledger() {
    return new ClickHouseLedger(server, fences());
  }

  @Override
  public Editions editions() {
    return new ClickHouseEditions(server, fences());
  }

  @Override
  public BarReader bars() {
    return new ClickHouseBarReader(server);
  }

  @Override
  public QuarantineReader quarantine() {
    return new ClickHouseQuarantine(server);
  }

  @Override
  public ConflictReader conflicts() {
    return new ClickHouseConflicts(server);
  }

  @Override
  public StatementCountReader statementCounts() {
    return new ClickHouseStatementCounts(server);
  }

  @Override
  public PresenceReader presence() {
    return new ClickHousePresence(server);
  }

  @Override
  public GapStore gaps() {
    return new ClickHouseGaps(server);
  }

  @Override
  public SessionFactory sessions() {
    return new ClickHouseSessions(server.address(), id, opening);
  }

  /** Opens no more sessions from then on; those that are open go on. A second call does nothing. */
  @Override
  public void close() {
    ClickHouseSessions.close(opening);
  }
}

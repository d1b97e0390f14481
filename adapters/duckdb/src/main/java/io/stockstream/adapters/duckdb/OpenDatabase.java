package io.stockstream.adapters.duckdb;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.duckdb.DuckDBConnection;

/**
 * A DuckDB file that this process has open. All connections to it come from the first one, which
 * holds the file; whoever opens the same file again shares it. Thread-safe.
 */
final class OpenDatabase {

  private static final Map<Database, OpenDatabase> OPEN = new ConcurrentHashMap<>();

  private final Database database;
  private final DuckDBConnection anchor;
  private final Set<DuckDBConnection> connections = ConcurrentHashMap.newKeySet();

  /**
   * A transaction does not see a fence taken after its first read, so a lock has to: who writes
   * shares it from the check to the commit, who takes the fence has it alone. One process a file
   * makes that enough.
   */
  private final ReadWriteLock fence = new ReentrantReadWriteLock();

  private int holders;

  private OpenDatabase(Database database, DuckDBConnection anchor) {
    this.database = database;
    this.anchor = anchor;
  }

  static Optional<OpenDatabase> find(Database database) {
    return Optional.ofNullable(OPEN.get(database));
  }

  static OpenDatabase open(Database database) throws SQLException {
    synchronized (OPEN) {
      OpenDatabase open = OPEN.get(database);
      if (open == null) {
        open = new OpenDatabase(database, anchor(database));
        OPEN.put(database, open);
      }
      open.holders++;
      return open;
    }
  }

  private static DuckDBConnection anchor(Database database) throws SQLException {
    DuckDBConnection connection = database.connect();
    try {
      // Batches are small and many: a checkpoint for each 16 MB of log would stop every writer.
      Staging.execute(connection, "SET GLOBAL wal_autocheckpoint = '256MB'");
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  Path file() {
    return database.file();
  }

  ReadWriteLock fence() {
    return fence;
  }

  DuckDBConnection connect() throws SQLException {
    forgetClosed();
    DuckDBConnection connection = anchor.duplicate();
    connections.add(connection);
    return connection;
  }

  private void forgetClosed() throws SQLException {
    for (Iterator<DuckDBConnection> each = connections.iterator(); each.hasNext(); ) {
      if (each.next().isClosed()) {
        each.remove();
      }
    }
  }

  /** Closes every connection and lets go of the file, once the last holder has closed it. */
  void close() throws SQLException {
    synchronized (OPEN) {
      holders--;
      if (holders > 0) {
        return;
      }
      OPEN.remove(database);
      for (DuckDBConnection connection : connections) {
        connection.close();
      }
      anchor.close();
    }
  }
}

package io.stockstream.adapters.duckdb;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
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

  private static final Map<String, OpenDatabase> OPEN = new ConcurrentHashMap<>();

  private final String path;
  private final DuckDBConnection anchor;
  private final Set<DuckDBConnection> connections = ConcurrentHashMap.newKeySet();

  /**
   * A transaction does not see a fence taken after its first read, so a lock has to: who writes
   * shares it from the check to the commit, who takes the fence has it alone. One process a file
   * makes that enough.
   */
  private final ReadWriteLock fence = new ReentrantReadWriteLock();

  private int holders;

  private OpenDatabase(String path, DuckDBConnection anchor) {
    this.path = path;
    this.anchor = anchor;
  }

  static Optional<OpenDatabase> find(String path) {
    return Optional.ofNullable(OPEN.get(path));
  }

  static OpenDatabase open(String path) throws SQLException {
    synchronized (OPEN) {
      OpenDatabase open = OPEN.get(path);
      if (open == null) {
        open = new OpenDatabase(path, anchor(path));
        OPEN.put(path, open);
      }
      open.holders++;
      return open;
    }
  }

  private static DuckDBConnection anchor(String path) throws SQLException {
    Properties settings = new Properties();
    settings.setProperty("jdbc_stream_results", "true");
    Connection connection = DriverManager.getConnection("jdbc:duckdb:" + path, settings);
    return connection.unwrap(DuckDBConnection.class);
  }

  Path file() {
    return Path.of(path);
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
      OPEN.remove(path);
      for (DuckDBConnection connection : connections) {
        connection.close();
      }
      anchor.close();
    }
  }
}

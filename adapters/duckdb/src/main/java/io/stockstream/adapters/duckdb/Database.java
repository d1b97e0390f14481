package io.stockstream.adapters.duckdb;

import io.stockstream.ports.failure.FailureKind;
import io.stockstream.ports.failure.PortException;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.duckdb.DuckDBConnection;

/**
 * One DuckDB file. DuckDB itself shares the open file between all connections of this process, so
 * this is a name and no handle, and may be sent to wherever a task runs in it.
 *
 * @param path absolute
 */
record Database(String path) implements Serializable {

  /** Work that talks to DuckDB. */
  @FunctionalInterface
  interface Work<T> {
    T on(DuckDBConnection connection) throws SQLException;
  }

  /** Work that talks to DuckDB and returns nothing. */
  @FunctionalInterface
  interface Action {
    void on(DuckDBConnection connection) throws SQLException;
  }

  static Database at(Path file) {
    Path absolute = file.toAbsolutePath().normalize();
    try {
      Files.createDirectories(absolute.getParent());
    } catch (IOException e) {
      throw new PortException(
          FailureKind.MISCONFIGURED,
          "store duckdb:" + file + ": expected a folder that can be made, was " + e.getMessage(),
          e);
    }
    if (Files.isDirectory(absolute)) {
      throw new PortException(
          FailureKind.MISCONFIGURED,
          "store duckdb:" + file + ": expected a file, was a folder; name a file in it");
    }
    return new Database(absolute.toString());
  }

  Path file() {
    return Path.of(path);
  }

  DuckDBConnection connect() throws SQLException {
    Properties settings = new Properties();
    settings.setProperty("jdbc_stream_results", "true");
    Connection connection = DriverManager.getConnection("jdbc:duckdb:" + path, settings);
    return connection.unwrap(DuckDBConnection.class);
  }

  /** Runs work on a connection of its own, as one transaction when {@code atomic}. */
  private <T> T run(String doing, boolean atomic, Work<T> work) {
    try (DuckDBConnection connection = connect()) {
      connection.setAutoCommit(!atomic);
      T result = work.on(connection);
      if (atomic) {
        connection.commit();
      }
      return result;
    } catch (SQLException e) {
      throw Translate.translate(file(), doing, e);
    }
  }

  <T> T read(String doing, Work<T> work) {
    return run(doing, true, work);
  }

  void write(String doing, Action action) {
    run(
        doing,
        true,
        connection -> {
          action.on(connection);
          return null;
        });
  }
}

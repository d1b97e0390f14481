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
 * Names a DuckDB file. No handle, so it may be sent to wherever a task runs; it works where this
 * process has the file open, and nowhere else: another machine has another file of that name.
 *
 * @param role what it is to us: a store, a warehouse
 * @param path absolute
 */
record Database(String role, String path) implements Serializable {

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
    return at("store", file);
  }

  static Database at(String role, Path file) {
    Path absolute = file.toAbsolutePath().normalize();
    Database database = new Database(role, absolute.toString());
    if (absolute.toString().contains(";")) {
      throw database.misconfigured("expected a path without a semicolon, which DuckDB cuts off");
    }
    if (Files.isDirectory(absolute)) {
      throw database.misconfigured("expected a file, was a folder; name a file in it");
    }
    try {
      Files.createDirectories(absolute.getParent());
    } catch (IOException e) {
      throw new PortException(
          FailureKind.MISCONFIGURED,
          database + ": expected a folder that can be made, was " + e,
          e);
    }
    return database;
  }

  PortException misconfigured(String what) {
    return new PortException(FailureKind.MISCONFIGURED, this + ": " + what);
  }

  PortException translate(String doing, SQLException cause) {
    return Translate.translate(toString(), doing, cause);
  }

  /** Returns what messages begin with, such as {@code store duckdb:/data/bars.duckdb}. */
  @Override
  public String toString() {
    return role + " duckdb:" + path;
  }

  Path file() {
    return Path.of(path);
  }

  /** Opens the file; the connection holds it until it is closed. */
  DuckDBConnection connect() throws SQLException {
    Properties settings = new Properties();
    settings.setProperty("jdbc_stream_results", "true");
    Connection connection = DriverManager.getConnection("jdbc:duckdb:" + path, settings);
    return connection.unwrap(DuckDBConnection.class);
  }

  /**
   * Finds the file among those that this process has open.
   *
   * @throws PortException MISCONFIGURED when it is not among them
   */
  OpenDatabase opened() {
    return OpenDatabase.find(this)
        .orElseThrow(
            () ->
                misconfigured(
                    "expected to be open in this process, was not; all tasks run in the process that opened it, a cluster needs a store that is a server"));
  }

  /** Runs work on a connection of its own, as one transaction. */
  <T> T read(String doing, Work<T> work) {
    try (DuckDBConnection connection = opened().connect()) {
      connection.setAutoCommit(false);
      T result = work.on(connection);
      connection.commit();
      return result;
    } catch (SQLException e) {
      throw translate(doing, e);
    }
  }

  /** Likewise. */
  void write(String doing, Action action) {
    read(
        doing,
        connection -> {
          action.on(connection);
          return null;
        });
  }
}

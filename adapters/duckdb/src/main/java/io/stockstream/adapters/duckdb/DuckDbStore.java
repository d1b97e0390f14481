package io.stockstream.adapters.duckdb;

import io.stockstream.ports.failure.FailureKind;
import io.stockstream.ports.failure.PortException;
import io.stockstream.ports.store.BarReader;
import io.stockstream.ports.store.ConflictReader;
import io.stockstream.ports.store.Fence;
import io.stockstream.ports.store.Fencing;
import io.stockstream.ports.store.Ledger;
import io.stockstream.ports.store.QuarantineReader;
import io.stockstream.ports.store.SessionFactory;
import io.stockstream.ports.store.Store;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.duckdb.DuckDBConnection;

/**
 * A store in one DuckDB file. A task's part of a batch is one transaction; so is a ledger entry.
 *
 * <p>Thread-safe. One process a file: a second one is refused for as long as this one lives.
 */
public final class DuckDbStore implements Store {

  private static final int SCHEMA_VERSION = 1;

  private final Database database;
  private final DuckDBConnection anchor;
  private final String id;

  private DuckDbStore(Database database, DuckDBConnection anchor, String id) {
    this.database = database;
    this.anchor = anchor;
    this.id = id;
  }

  /**
   * Opens the store in a file, and makes it when it is not there.
   *
   * @throws PortException RETRYABLE when another process has it open, MISCONFIGURED when it cannot
   *     be read, written or made, or is of another version
   */
  public static DuckDbStore open(Path file) {
    Database database = Database.at(file);
    try {
      DuckDBConnection anchor = database.connect();
      try {
        return new DuckDbStore(database, anchor, prepare(database, anchor));
      } catch (SQLException | RuntimeException e) {
        anchor.close();
        throw e;
      }
    } catch (SQLException e) {
      throw Translate.translate(database.file(), "opening", e);
    }
  }

  private static String prepare(Database database, DuckDBConnection connection)
      throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(schema());
      // Batches are small and many: a checkpoint for each 16 MB of log would stop every writer.
      statement.execute("SET GLOBAL wal_autocheckpoint = '256MB'");
      statement.execute(
          "INSERT INTO store SELECT '"
              + UUID.randomUUID()
              + "', "
              + SCHEMA_VERSION
              + " WHERE NOT EXISTS (FROM store)");
      try (ResultSet row = statement.executeQuery("SELECT id, schema_version FROM store")) {
        row.next();
        requireVersion(database, row.getInt(2));
        return row.getString(1);
      }
    }
  }

  private static void requireVersion(Database database, int version) {
    if (version != SCHEMA_VERSION) {
      throw new PortException(
          FailureKind.MISCONFIGURED,
          "store duckdb:%s: expected schema version %d, was %d; replay into a new file"
              .formatted(database.path(), SCHEMA_VERSION, version));
    }
  }

  private static String schema() {
    try (InputStream in = DuckDbStore.class.getResourceAsStream("schema.sql")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new PortException(
          FailureKind.INTERNAL, "Invariant: schema.sql is in the jar, was not readable", e);
    }
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public Fencing fencing() {
    return () ->
        database.read(
            "fencing",
            connection -> {
              try (Statement statement = connection.createStatement();
                  ResultSet row =
                      statement.executeQuery(
                          "INSERT INTO fencing SELECT coalesce(max(number), 0) + 1 FROM fencing"
                              + " RETURNING number")) {
                row.next();
                return new Fence(row.getLong(1));
              }
            });
  }

  @Override
  public Ledger ledger() {
    return new DuckDbLedger(database);
  }

  @Override
  public BarReader bars() {
    return new DuckDbBarReader(database);
  }

  @Override
  public QuarantineReader quarantine() {
    return new DuckDbQuarantine(database);
  }

  @Override
  public ConflictReader conflicts() {
    return new DuckDbConflicts(database);
  }

  @Override
  public SessionFactory sessions() {
    Database target = database;
    return fence -> DuckDbSession.open(target, fence);
  }

  @Override
  public void close() {
    try {
      anchor.close();
    } catch (SQLException e) {
      throw Translate.translate(database.file(), "closing", e);
    }
  }
}

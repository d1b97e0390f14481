package io.stockstream.adapters.duckdb;

import io.stockstream.ports.failure.FailureKind;
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
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.duckdb.DuckDBConnection;

/**
 * A store in one DuckDB file. A task's part of a batch is one transaction; so is a ledger entry.
 *
 * <p>Thread-safe. One process a file: a second one is refused for as long as this one lives.
 */
public final class DuckDbStore implements Store {

  private static final int SCHEMA_VERSION = 2;

  private final Database database;
  private final OpenDatabase open;
  private final AtomicBoolean closed = new AtomicBoolean();
  private final String id;

  private DuckDbStore(Database database, OpenDatabase open, String id) {
    this.database = database;
    this.open = open;
    this.id = id;
  }

  /**
   * Opens the store in a file, and makes it when it is not there. To open it twice in one process
   * is to share it: it stays open until both are closed.
   *
   * @throws PortException RETRYABLE when another process has it open, MISCONFIGURED when it cannot
   *     be read, written or made, is something else, or is of another version
   */
  public static DuckDbStore open(Path file) {
    Database database = Database.at(file);
    try {
      OpenDatabase open = OpenDatabase.open(database);
      try {
        return new DuckDbStore(database, open, database.read("opening", c -> prepare(database, c)));
      } catch (RuntimeException e) {
        open.close();
        throw e;
      }
    } catch (SQLException e) {
      throw Translate.translate(database.file(), "opening", e);
    }
  }

  private static String prepare(Database database, DuckDBConnection connection)
      throws SQLException {
    requireOurs(database, connection);
    Staging.execute(connection, schema());
    Staging.execute(
        connection,
        "INSERT INTO store SELECT '%s', %d WHERE NOT EXISTS (FROM store)"
            .formatted(UUID.randomUUID(), SCHEMA_VERSION));
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT id FROM store")) {
      row.next();
      return row.getString(1);
    }
  }

  /** Before anything is made in it: the file may be somebody's own database. */
  private static void requireOurs(Database database, DuckDBConnection connection)
      throws SQLException {
    try (Statement statement = connection.createStatement()) {
      if (number(statement, "SELECT count(*) FROM duckdb_tables() WHERE NOT temporary") == 0) {
        return;
      }
      String marks =
          "SELECT count(*) FROM duckdb_columns() WHERE table_name = 'store' AND column_name ="
              + " 'schema_version'";
      if (number(statement, marks) == 0) {
        throw misconfigured(database, "expected a store or no file, was another database");
      }
      int version =
          number(
              statement,
              "SELECT coalesce(max(schema_version), %d) FROM store".formatted(SCHEMA_VERSION));
      if (version != SCHEMA_VERSION) {
        throw misconfigured(
            database,
            "expected schema version %d, was %d; replay into a new file"
                .formatted(SCHEMA_VERSION, version));
      }
    }
  }

  private static int number(Statement statement, String sql) throws SQLException {
    try (ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getInt(1);
    }
  }

  private static PortException misconfigured(Database database, String what) {
    return new PortException(
        FailureKind.MISCONFIGURED, "store duckdb:" + database.path() + ": " + what);
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
    return new Fences(database);
  }

  @Override
  public Ledger ledger() {
    return new DuckDbLedger(database);
  }

  @Override
  public Editions editions() {
    return new DuckDbEditions(database);
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
  public StatementCountReader statementCounts() {
    return new DuckDbStatementCounts(database);
  }

  @Override
  public PresenceReader presence() {
    return new DuckDbPresence(database);
  }

  @Override
  public GapStore gaps() {
    return new DuckDbGaps(database);
  }

  @Override
  public SessionFactory sessions() {
    Database target = database;
    return fence -> DuckDbSession.open(target, fence);
  }

  /** Closes every session and lets go of the file; a second call does nothing. */
  @Override
  public void close() {
    if (closed.getAndSet(true)) {
      return;
    }
    try {
      open.close();
    } catch (SQLException e) {
      throw Translate.translate(database.file(), "closing", e);
    }
  }
}

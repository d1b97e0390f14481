package io.stockstream.adapters.duckdb;

import io.stockstream.ports.failure.FailureKind;
import io.stockstream.ports.failure.PortException;
import io.stockstream.ports.verify.RowSorter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/** Sorts on disk, in a DuckDB file of its own that is gone afterwards. One thread. */
public final class DuckDbRowSorter implements RowSorter {

  private static final String MEMORY = "256MB";

  private final Path folder;
  private final OpenDatabase database;
  private final DuckDBConnection connection;
  private DuckDBAppender rows;

  private DuckDbRowSorter(Path folder) throws SQLException {
    this.folder = folder;
    this.database = OpenDatabase.open(Database.at(folder.resolve("rows.duckdb")));
    this.connection = database.connect();
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET memory_limit = '" + MEMORY + "'");
      statement.execute("SET preserve_insertion_order = false");
      statement.execute("CREATE TABLE rows (key VARCHAR NOT NULL, payload BLOB NOT NULL)");
    }
    this.rows = connection.createAppender("main", "rows");
  }

  /**
   * Opens a sorter in the system's folder for temporary files.
   *
   * @throws PortException when that cannot be written
   */
  public static DuckDbRowSorter open() {
    try {
      return new DuckDbRowSorter(Files.createTempDirectory("stockstream-sort"));
    } catch (IOException e) {
      throw new PortException(
          FailureKind.MISCONFIGURED,
          "sorting: expected a folder for temporary files, was " + e.getMessage(),
          e);
    } catch (SQLException e) {
      throw new PortException(FailureKind.INTERNAL, "sorting: opening failed", e);
    }
  }

  @Override
  public void add(String key, byte[] row) {
    try {
      rows.beginRow().append(key).append(row).endRow();
    } catch (SQLException e) {
      throw Translate.translate(database.file(), "sorting", e);
    }
  }

  @Override
  public void forEach(BiConsumer<String, byte[]> consumer) {
    try {
      closeAppender();
      try (Statement statement = connection.createStatement();
          ResultSet row =
              statement.executeQuery("SELECT key, payload FROM rows ORDER BY key, payload")) {
        while (row.next()) {
          consumer.accept(row.getString(1), row.getBytes(2));
        }
      }
    } catch (SQLException e) {
      throw Translate.translate(database.file(), "sorting", e);
    }
  }

  private void closeAppender() throws SQLException {
    if (rows != null) {
      rows.close();
      rows = null;
    }
  }

  @Override
  public void close() {
    try {
      closeBoth();
    } catch (SQLException e) {
      throw Translate.translate(database.file(), "sorting", e);
    } finally {
      delete();
    }
  }

  private void closeBoth() throws SQLException {
    try {
      closeAppender();
    } finally {
      database.close();
    }
  }

  private void delete() {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

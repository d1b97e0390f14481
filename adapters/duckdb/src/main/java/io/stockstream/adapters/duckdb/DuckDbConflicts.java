package io.stockstream.adapters.duckdb;

import io.stockstream.domain.bar.InstrumentId;
import io.stockstream.domain.merge.Conflict;
import io.stockstream.domain.merge.Position;
import io.stockstream.domain.statement.StoredBar;
import io.stockstream.ports.store.ConflictReader;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.function.Consumer;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/** The conflicts' table: two rows a conflict, what stands and what lost. */
record DuckDbConflicts(Database database) implements ConflictReader {

  private static final String STAGE =
      "CREATE TEMP TABLE staged_conflicts AS FROM conflicts LIMIT 0";
  private static final String INSERT =
      "INSERT INTO conflicts FROM temp.staged_conflicts ON CONFLICT DO NOTHING";
  private static final String SELECT =
      "SELECT i.symbol, i.venue, b.topic, b.\"partition\", b.\"offset\", b.stands, "
          + BarColumns.LIST
          + " FROM conflicts b JOIN instruments i USING (instrument_id)"
          + " ORDER BY b.topic, b.\"partition\", b.\"offset\", b.stands DESC";
  private static final int BAR_COLUMNS_FROM = 7;

  static void write(
      DuckDBConnection connection, Instruments instruments, Collection<Conflict> conflicts)
      throws SQLException {
    if (conflicts.isEmpty()) {
      return;
    }
    Staging.execute(connection, STAGE);
    Staging.fill(
        connection,
        "staged_conflicts",
        rows -> {
          for (Conflict conflict : conflicts) {
            append(rows, instruments, conflict.position(), true, conflict.stands());
            append(rows, instruments, conflict.position(), false, conflict.loses());
          }
        });
    Staging.execute(connection, INSERT);
  }

  private static void append(
      DuckDBAppender rows,
      Instruments instruments,
      Position position,
      boolean stands,
      StoredBar bar)
      throws SQLException {
    rows.beginRow()
        .append(position.topic())
        .append(position.partition())
        .append(position.offset())
        .append(stands);
    BarColumns.append(rows, instruments.idOf(bar.key().instrument()), bar);
    rows.endRow();
  }

  @Override
  public void forEach(Consumer<Conflict> consumer) {
    database.write(
        "reading the conflicts",
        connection -> {
          try (Statement statement = connection.createStatement();
              ResultSet row = statement.executeQuery(SELECT)) {
            while (row.next()) {
              consumer.accept(readPair(row));
            }
          }
        });
  }

  private static Conflict readPair(ResultSet row) throws SQLException {
    StoredBar stands = readBar(row);
    row.next();
    Position position = new Position(row.getString(3), row.getInt(4), row.getLong(5));
    return new Conflict(position, stands, readBar(row));
  }

  private static StoredBar readBar(ResultSet row) throws SQLException {
    InstrumentId instrument = new InstrumentId(row.getString(1), row.getString(2));
    return BarColumns.read(row, BAR_COLUMNS_FROM, instrument);
  }
}

package io.stockstream.adapters.duckdb;

import io.stockstream.domain.bar.InstrumentId;
import io.stockstream.domain.merge.Conflict;
import io.stockstream.domain.merge.Position;
import io.stockstream.domain.merge.TiedStatement;
import io.stockstream.domain.statement.StoredBar;
import io.stockstream.ports.store.ConflictReader;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.function.Consumer;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/** The conflicts' table: one row a statement that took part in one. */
record DuckDbConflicts(Database database) implements ConflictReader {

  private static final String STAGE =
      "CREATE TEMP TABLE staged_conflicts AS FROM conflicts LIMIT 0";
  private static final String UPSERT =
      """
      INSERT INTO conflicts FROM temp.staged_conflicts
      ON CONFLICT (instrument_id, timeframe, origin, open_time, version) DO UPDATE SET
        topic = excluded.topic, "partition" = excluded."partition", "offset" = excluded."offset"
      WHERE (excluded.topic, excluded."partition", excluded."offset")
        > (conflicts.topic, conflicts."partition", conflicts."offset")
      """;

  /** A version without its lowest 32 bits, the content's hash, names the tie. */
  private static final String SELECT =
      """
      WITH tied AS (
        SELECT *, max(version) OVER (
          PARTITION BY instrument_id, timeframe, origin, open_time, version // 4294967296) AS greatest
        FROM conflicts)
      SELECT i.symbol, i.venue, l.topic, l."partition", l."offset", %s, %s
      FROM tied l
      JOIN conflicts b ON b.instrument_id = l.instrument_id AND b.timeframe = l.timeframe
        AND b.origin = l.origin AND b.open_time = l.open_time AND b.version = l.greatest
      JOIN instruments i ON i.instrument_id = l.instrument_id
      WHERE l.version < l.greatest
      ORDER BY l.topic, l."partition", l."offset", l.version
      """
          .formatted(BarColumns.LIST, BarColumns.LIST.replace("b.", "l."));

  private static final int STANDS_FROM = 6;
  private static final int LOSES_FROM = STANDS_FROM + BarColumns.COUNT;

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
          for (TiedStatement each : TiedStatement.of(conflicts)) {
            append(rows, instruments, each);
          }
        });
    Staging.execute(connection, UPSERT);
  }

  private static void append(DuckDBAppender rows, Instruments instruments, TiedStatement each)
      throws SQLException {
    Position position = each.position();
    StoredBar bar = each.bar();
    rows.beginRow().append(position.topic()).append(position.partition()).append(position.offset());
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
              consumer.accept(read(row));
            }
          }
        });
  }

  private static Conflict read(ResultSet row) throws SQLException {
    InstrumentId instrument = new InstrumentId(row.getString(1), row.getString(2));
    return new Conflict(
        new Position(row.getString(3), row.getInt(4), row.getLong(5)),
        BarColumns.read(row, STANDS_FROM, instrument),
        BarColumns.read(row, LOSES_FROM, instrument));
  }
}

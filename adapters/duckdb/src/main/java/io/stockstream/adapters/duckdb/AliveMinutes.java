package io.stockstream.adapters.duckdb;

import io.stockstream.domain.gap.AliveMinute;
import java.sql.SQLException;
import java.util.Collection;
import org.duckdb.DuckDBConnection;

/** Writes the minutes in which venues were alive, each once. */
final class AliveMinutes {

  private static final String STAGE =
      "CREATE TEMP TABLE staged_alive_minutes AS FROM alive_minutes LIMIT 0";

  private static final String INSERT =
      "INSERT INTO alive_minutes SELECT DISTINCT * FROM temp.staged_alive_minutes"
          + " ON CONFLICT DO NOTHING";

  private AliveMinutes() {}

  static void write(DuckDBConnection connection, Collection<AliveMinute> minutes)
      throws SQLException {
    if (minutes.isEmpty()) {
      return;
    }
    Staging.execute(connection, STAGE);
    Staging.fill(
        connection,
        "staged_alive_minutes",
        rows -> {
          for (AliveMinute alive : minutes) {
            rows.beginRow()
                .append(alive.venue())
                .append(alive.source())
                .appendEpochMicros(BarColumns.micros(alive.minute()))
                .endRow();
          }
        });
    Staging.execute(connection, INSERT);
  }
}

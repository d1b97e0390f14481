package io.stockstream.adapters.duckdb;

import io.stockstream.domain.bar.InstrumentId;
import io.stockstream.domain.bar.Interval;
import io.stockstream.domain.gap.Gap;
import io.stockstream.domain.gap.GapReason;
import io.stockstream.domain.gap.GapState;
import io.stockstream.ports.store.Examined;
import io.stockstream.ports.store.GapProgress;
import io.stockstream.ports.store.GapSelection;
import io.stockstream.ports.store.GapStore;
import io.stockstream.ports.store.GapUpdate;
import io.stockstream.ports.store.Ledger;
import io.vavr.control.Option;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/** The tables of gaps. An update is one transaction. */
record DuckDbGaps(Database database) implements GapStore {

  private static final String SELECT =
      "SELECT g.instrument_id, g.timeframe, g.trading_date, epoch_us(g.from_time),"
          + " epoch_us(g.until_time), g.reason, g.state"
          + " FROM gaps g JOIN instruments i USING (instrument_id) WHERE true";

  private static final String PROGRESS =
      "SELECT instrument_id, epoch_us(since), epoch_us(until), edition, epoch_us(alive_since)"
          + " FROM gap_progress";

  private static final String REPLACE =
      "DELETE FROM gaps WHERE EXISTS (FROM temp.replaced r"
          + " WHERE r.instrument_id = gaps.instrument_id"
          + " AND gaps.from_time >= r.from_time AND gaps.from_time < r.until_time)";

  private static final String ADVANCE =
      "INSERT INTO gap_progress FROM temp.staged_progress ON CONFLICT (instrument_id)"
          + " DO UPDATE SET since = excluded.since, until = excluded.until,"
          + " edition = excluded.edition, alive_since = excluded.alive_since";

  private static final GapReason[] REASONS = GapReason.values();
  private static final GapState[] STATES = GapState.values();

  @Override
  public GapProgress progress() {
    return database.read(
        "reading gaps",
        connection -> {
          InstrumentNames names = InstrumentNames.read(connection);
          Map<InstrumentId, Examined> examined = new HashMap<>();
          try (Statement statement = connection.createStatement();
              ResultSet row = statement.executeQuery(PROGRESS)) {
            while (row.next()) {
              examined.put(names.nameOf(row.getInt(1)), examined(row));
            }
          }
          return new GapProgress(position(connection), examined);
        });
  }

  private static Examined examined(ResultSet row) throws SQLException {
    long aliveSince = row.getLong(5);
    Option<Instant> alive =
        row.wasNull() ? Option.none() : Option.some(BarColumns.instant(aliveSince));
    return new Examined(
        BarColumns.instant(row.getLong(2)),
        BarColumns.instant(row.getLong(3)),
        row.getInt(4),
        alive);
  }

  private static long position(DuckDBConnection connection) throws SQLException {
    String sql = "SELECT coalesce(max(position), %d) FROM gap_position";
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql.formatted(Ledger.BEGINNING))) {
      row.next();
      return row.getLong(1);
    }
  }

  @Override
  public List<Gap> read(GapSelection selection) {
    SqlFilter filter = new SqlFilter();
    selection.symbol().forEach(symbol -> filter.and("i.symbol = ?", symbol));
    selection.venue().forEach(venue -> filter.and("i.venue = ?", venue));
    selection
        .from()
        .forEach(t -> filter.and("g.until_time > make_timestamp(?)", BarColumns.micros(t)));
    selection
        .until()
        .forEach(t -> filter.and("g.from_time < make_timestamp(?)", BarColumns.micros(t)));
    return database.read(
        "reading gaps",
        connection -> {
          InstrumentNames names = InstrumentNames.read(connection);
          List<Gap> gaps = new ArrayList<>();
          try (PreparedStatement select = connection.prepareStatement(SELECT + filter.sql())) {
            filter.bind(select);
            try (ResultSet row = select.executeQuery()) {
              while (row.next()) {
                gaps.add(gap(row, names));
              }
            }
          }
          gaps.sort(Gap.ORDER);
          return gaps;
        });
  }

  private static Gap gap(ResultSet row, InstrumentNames names) throws SQLException {
    return new Gap(
        names.nameOf(row.getInt(1)),
        BarColumns.timeframe(row.getInt(2)),
        row.getObject(3, LocalDate.class),
        new Interval(BarColumns.instant(row.getLong(4)), BarColumns.instant(row.getLong(5))),
        REASONS[row.getInt(6)],
        STATES[row.getInt(7)]);
  }

  @Override
  public void write(GapUpdate update) {
    database.write(
        "writing gaps",
        connection -> {
          InstrumentNames names = InstrumentNames.read(connection);
          Staging.execute(
              connection,
              "CREATE TEMP TABLE replaced"
                  + " (instrument_id INTEGER, from_time TIMESTAMP, until_time TIMESTAMP)");
          Staging.fill(connection, "replaced", rows -> appendWindows(rows, update, names));
          Staging.execute(connection, REPLACE);
          Staging.execute(connection, "CREATE TEMP TABLE staged_gaps AS FROM gaps LIMIT 0");
          Staging.fill(connection, "staged_gaps", rows -> appendGaps(rows, update, names));
          Staging.execute(connection, "INSERT INTO gaps FROM temp.staged_gaps");
        });
  }

  private static void appendWindows(DuckDBAppender rows, GapUpdate update, InstrumentNames names)
      throws SQLException {
    for (Map.Entry<InstrumentId, List<Interval>> replaced : update.replaced().entrySet()) {
      for (Interval window : replaced.getValue()) {
        rows.beginRow()
            .append(names.byName().get(replaced.getKey()).intValue())
            .appendEpochMicros(BarColumns.micros(window.from()))
            .appendEpochMicros(BarColumns.micros(window.until()))
            .endRow();
      }
    }
  }

  private static void appendGaps(DuckDBAppender rows, GapUpdate update, InstrumentNames names)
      throws SQLException {
    for (Gap gap : update.gaps()) {
      rows.beginRow()
          .append(names.byName().get(gap.instrument()).intValue())
          .append((int) gap.timeframe().seconds())
          .appendEpochMicros(BarColumns.micros(gap.from()))
          .appendEpochMicros(BarColumns.micros(gap.until()))
          .append(gap.tradingDate())
          .append((byte) gap.reason().ordinal())
          .append((byte) gap.state().ordinal())
          .endRow();
    }
  }

  @Override
  public void advance(GapProgress progress) {
    database.write(
        "writing gaps",
        connection -> {
          InstrumentNames names = InstrumentNames.read(connection);
          Staging.execute(
              connection, "CREATE TEMP TABLE staged_progress AS FROM gap_progress LIMIT 0");
          Staging.fill(
              connection, "staged_progress", rows -> appendProgress(rows, progress, names));
          Staging.execute(connection, ADVANCE);
          Staging.execute(connection, "DELETE FROM gap_position");
          Staging.execute(
              connection, "INSERT INTO gap_position VALUES (%d)".formatted(progress.position()));
        });
  }

  private static void appendProgress(
      DuckDBAppender rows, GapProgress progress, InstrumentNames names) throws SQLException {
    for (Map.Entry<InstrumentId, Examined> entry : progress.examined().entrySet()) {
      Examined examined = entry.getValue();
      rows.beginRow()
          .append(names.byName().get(entry.getKey()).intValue())
          .appendEpochMicros(BarColumns.micros(examined.since()))
          .appendEpochMicros(BarColumns.micros(examined.until()))
          .append((short) examined.edition());
      if (examined.aliveSince().isDefined()) {
        rows.appendEpochMicros(BarColumns.micros(examined.aliveSince().get()));
      } else {
        rows.appendNull();
      }
      rows.endRow();
    }
  }
}

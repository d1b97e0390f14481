package io.stockstream.adapters.duckdb;

import io.stockstream.domain.bar.InstrumentId;
import io.stockstream.domain.merge.Existing;
import io.stockstream.domain.merge.ReadPlan;
import io.stockstream.domain.merge.Stretch;
import io.stockstream.domain.rollup.Clock;
import io.stockstream.domain.statement.StoredBar;
import io.stockstream.ports.store.BatchSession;
import io.stockstream.ports.store.Fence;
import io.stockstream.ports.store.TaskOutcome;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.Set;
import org.duckdb.DuckDBConnection;

/** One task's transaction. */
final class DuckDbSession implements BatchSession {

  private static final String STAGE =
      """
      CREATE TEMP TABLE wanted_stretches (
        instrument_id INTEGER, timeframe INTEGER, origin TINYINT,
        open_from TIMESTAMP, open_until TIMESTAMP);
      CREATE TEMP TABLE staged_bars AS FROM bars LIMIT 0;
      """;

  /**
   * First which rows, from four narrow columns; then those rows, of which there are few. As one
   * statement the planner would guess how many, and scan the whole table when it guesses wrong. The
   * bounds of all stretches together, as constants, tell it which row groups to skip.
   */
  private static final String FIND_WANTED =
      """
      CREATE TEMP TABLE found_rows AS SELECT b.rowid AS row_id
      FROM bars b JOIN temp.wanted_stretches s
        ON b.instrument_id = s.instrument_id AND b.timeframe = s.timeframe AND b.origin = s.origin
        AND b.open_time >= s.open_from AND b.open_time < s.open_until
      WHERE b.open_time >= make_timestamp(%d) AND b.open_time < make_timestamp(%d)
      """;

  private static final String SELECT_WANTED =
      "SELECT " + BarColumns.LIST + " FROM bars b WHERE b.rowid IN (FROM temp.found_rows)";

  private static final String SELECT_OPEN =
      "SELECT "
          + BarColumns.LIST
          + " FROM bars b WHERE b.origin = 1 AND b.state = 0"
          + " AND b.instrument_id IN (SELECT instrument_id FROM temp.wanted_instruments)";

  /**
   * The staged rows are one a key; the version decides again, whatever was read before. Rows of one
   * day lie together, whoever brings them: the next batch asks for today's of every instrument.
   */
  private static final String UPSERT =
      """
      INSERT INTO bars FROM temp.staged_bars
      ORDER BY date_trunc('day', open_time), timeframe, instrument_id, open_time
      ON CONFLICT (instrument_id, timeframe, origin, open_time) DO UPDATE SET
        asset_class = excluded.asset_class, state = excluded.state,
        open = excluded.open, high = excluded.high, low = excluded.low, close = excluded.close,
        volume = excluded.volume, turnover = excluded.turnover, vwap = excluded.vwap,
        trade_count = excluded.trade_count, version = excluded.version,
        source = excluded.source, rank = excluded.rank, revision = excluded.revision,
        present = excluded.present, expected = excluded.expected
      WHERE excluded.version > bars.version
      """;

  private final Database database;
  private final DuckDBConnection connection;
  private final Fence fence;
  private final Instruments instruments;

  private DuckDbSession(Database database, DuckDBConnection connection, Fence fence) {
    this.database = database;
    this.connection = connection;
    this.fence = fence;
    this.instruments = new Instruments(connection);
  }

  static DuckDbSession open(Database database, Fence fence) {
    try {
      return on(database.opened().connect(), database, fence);
    } catch (SQLException e) {
      throw Translate.translate(database.file(), "opening a session", e);
    }
  }

  private static DuckDbSession on(DuckDBConnection connection, Database database, Fence fence)
      throws SQLException {
    try {
      connection.setAutoCommit(false);
      Staging.execute(connection, STAGE + Instruments.STAGE + DuckDbStatementCounts.STAGE);
      return new DuckDbSession(database, connection, fence);
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  @Override
  public Map<InstrumentId, Existing> read(
      Collection<ReadPlan> plans, Map<String, Clock> venueClocks) {
    try {
      instruments.want(plans.stream().map(ReadPlan::instrument).toList(), venueClocks.keySet());
      findWanted(plans);
      Map<InstrumentId, List<StoredBar>> bars = select(SELECT_WANTED);
      Map<InstrumentId, List<StoredBar>> open = select(SELECT_OPEN);
      Map<InstrumentId, Instruments.Clocks> clocks = instruments.clocks();
      Map<InstrumentId, Existing> existing = new HashMap<>();
      for (InstrumentId instrument : instruments.known()) {
        Instruments.Clocks known = clocks.getOrDefault(instrument, Instruments.Clocks.UNSET);
        existing.put(
            instrument,
            new Existing(
                bars.getOrDefault(instrument, List.of()),
                open.getOrDefault(instrument, List.of()),
                known.clock(),
                known.own()));
      }
      return existing;
    } catch (SQLException e) {
      throw Translate.translate(database.file(), "reading", e);
    }
  }

  private void findWanted(Collection<ReadPlan> plans) throws SQLException {
    LongSummaryStatistics bounds = new LongSummaryStatistics();
    Staging.fill(
        connection,
        "wanted_stretches",
        rows -> {
          for (ReadPlan plan : plans) {
            int instrument = instruments.idOf(plan.instrument());
            for (Stretch stretch : plan.stretches()) {
              long from = BarColumns.micros(stretch.openTimes().from());
              long until = BarColumns.micros(stretch.openTimes().until());
              rows.beginRow()
                  .append(instrument)
                  .append((int) stretch.timeframe().seconds())
                  .append((byte) stretch.origin().ordinal())
                  .appendEpochMicros(from)
                  .appendEpochMicros(until)
                  .endRow();
              bounds.accept(from);
              bounds.accept(until);
            }
          }
        });
    boolean none = bounds.getCount() == 0;
    Staging.execute(
        connection, FIND_WANTED.formatted(none ? 0 : bounds.getMin(), none ? 0 : bounds.getMax()));
  }

  private Map<InstrumentId, List<StoredBar>> select(String sql) throws SQLException {
    Map<InstrumentId, List<StoredBar>> found = new HashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      while (row.next()) {
        InstrumentId instrument = instruments.nameOf(row.getInt(1));
        found
            .computeIfAbsent(instrument, i -> new ArrayList<>())
            .add(BarColumns.read(row, 1, instrument));
      }
    }
    return found;
  }

  @Override
  public void write(TaskOutcome outcome) {
    try {
      new Fences(database)
          .guard(
              fence,
              () -> {
                writeAll(outcome);
                connection.commit();
              });
    } catch (SQLException e) {
      throw Translate.translate(database.file(), "writing", e);
    }
  }

  private void writeAll(TaskOutcome outcome) throws SQLException {
    instruments.add(namedIn(outcome));
    DuckDbConflicts.write(connection, instruments, outcome.conflicts());
    DuckDbQuarantine.write(connection, outcome.quarantine());
    writeBars(outcome.bars());
    instruments.writeClocks(outcome.instrumentClocks());
    instruments.writeVenueClocks(outcome.venueClocks());
    AliveMinutes.write(connection, outcome.aliveMinutes());
    DuckDbStatementCounts.write(connection, instruments, outcome.tallies());
  }

  private static Set<InstrumentId> namedIn(TaskOutcome outcome) {
    Set<InstrumentId> named = new HashSet<>(outcome.instrumentClocks().keySet());
    outcome.bars().forEach(bar -> named.add(bar.key().instrument()));
    outcome.conflicts().forEach(conflict -> named.add(conflict.stands().key().instrument()));
    outcome.tallies().forEach(tally -> named.add(tally.key().instrument()));
    return named;
  }

  private void writeBars(Collection<StoredBar> bars) throws SQLException {
    if (bars.isEmpty()) {
      return;
    }
    Staging.fill(
        connection,
        "staged_bars",
        rows -> {
          for (StoredBar bar : bars) {
            rows.beginRow();
            BarColumns.append(rows, instruments.idOf(bar.key().instrument()), bar);
            rows.endRow();
          }
        });
    Staging.execute(connection, UPSERT);
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw Translate.translate(database.file(), "closing", e);
    }
  }
}

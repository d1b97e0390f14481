package io.stockstream.adapters.duckdb;

import io.stockstream.domain.bar.InstrumentId;
import io.stockstream.domain.rollup.Clock;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.duckdb.DuckDBConnection;

/** The instruments that a session is about, with their numbers and clocks in the store. */
final class Instruments {

  static final String STAGE =
      """
      CREATE TEMP TABLE wanted_names (symbol VARCHAR, venue VARCHAR);
      CREATE TEMP TABLE wanted_instruments (instrument_id INTEGER);
      """;

  private static final String ADD_NAMES =
      "INSERT INTO instruments SELECT nextval('instrument_ids'), n.symbol, n.venue"
          + " FROM temp.wanted_names n ANTI JOIN instruments i"
          + " ON i.venue = n.venue AND i.symbol = n.symbol";

  private static final String SELECT_NAMES =
      "SELECT i.instrument_id, i.symbol, i.venue FROM temp.wanted_names n"
          + " JOIN instruments i ON i.venue = n.venue AND i.symbol = n.symbol";

  private static final String SELECT_VENUE_OPEN =
      "SELECT i.instrument_id, i.symbol, i.venue FROM instruments i"
          + " WHERE i.venue IN (FROM temp.wanted_venues) AND i.instrument_id IN"
          + " (SELECT instrument_id FROM bars WHERE origin = 1 AND state = 0)";

  private static final String SELECT_CLOCKS =
      "SELECT w.instrument_id, epoch_us(greatest(c.time, v.time)), epoch_us(c.time) FROM"
          + " temp.wanted_instruments w JOIN instruments i ON i.instrument_id = w.instrument_id"
          + " LEFT JOIN instrument_clocks c ON c.instrument_id = w.instrument_id LEFT JOIN"
          + " venue_clocks v ON v.venue = i.venue WHERE c.time IS NOT NULL OR v.time IS NOT NULL";

  private static final String UPSERT_CLOCKS =
      "INSERT INTO instrument_clocks FROM temp.staged_clocks ON CONFLICT (instrument_id)"
          + " DO UPDATE SET time = excluded.time WHERE excluded.time > instrument_clocks.time";

  private static final String UPSERT_VENUE_CLOCKS =
      "INSERT INTO venue_clocks FROM temp.staged_venue_clocks ON CONFLICT (venue)"
          + " DO UPDATE SET time = excluded.time WHERE excluded.time > venue_clocks.time";

  private final DuckDBConnection connection;
  private final Map<InstrumentId, Integer> ids = new HashMap<>();
  private final Map<Integer, InstrumentId> names = new HashMap<>();

  Instruments(DuckDBConnection connection) {
    this.connection = connection;
  }

  /** Learns these instruments, new ones included, and those of the venues with an open roll-up. */
  void want(Collection<InstrumentId> wanted, Set<String> venues) throws SQLException {
    add(wanted);
    addOpenOf(venues);
    Staging.fill(
        connection,
        "wanted_instruments",
        rows -> {
          for (Integer id : names.keySet()) {
            rows.beginRow().append(id).endRow();
          }
        });
  }

  /** Learns these instruments; those that the store does not know are new in it. */
  void add(Collection<InstrumentId> wanted) throws SQLException {
    List<InstrumentId> unknown = wanted.stream().filter(name -> !ids.containsKey(name)).toList();
    if (unknown.isEmpty()) {
      return;
    }
    Staging.fill(
        connection,
        "wanted_names",
        rows -> {
          for (InstrumentId name : unknown) {
            rows.beginRow().append(name.symbol()).append(name.venue()).endRow();
          }
        });
    Staging.execute(connection, ADD_NAMES);
    learn(SELECT_NAMES);
  }

  private void addOpenOf(Set<String> venues) throws SQLException {
    if (venues.isEmpty()) {
      return;
    }
    Staging.execute(connection, "CREATE TEMP TABLE wanted_venues (venue VARCHAR)");
    Staging.fill(
        connection,
        "wanted_venues",
        rows -> {
          for (String venue : venues) {
            rows.beginRow().append(venue).endRow();
          }
        });
    learn(SELECT_VENUE_OPEN);
  }

  private void learn(String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      while (row.next()) {
        InstrumentId name = new InstrumentId(row.getString(2), row.getString(3));
        ids.put(name, row.getInt(1));
        names.put(row.getInt(1), name);
      }
    }
  }

  Set<InstrumentId> known() {
    return ids.keySet();
  }

  int idOf(InstrumentId name) {
    return ids.get(name);
  }

  InstrumentId nameOf(int id) {
    return names.get(id);
  }

  /**
   * How far an instrument's time has come.
   *
   * @param clock by its bars and its venue's heartbeats
   * @param own by its bars
   */
  record Clocks(Clock clock, Clock own) {

    static final Clocks UNSET = new Clocks(Clock.UNSET, Clock.UNSET);
  }

  Map<InstrumentId, Clocks> clocks() throws SQLException {
    Map<InstrumentId, Clocks> clocks = new HashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(SELECT_CLOCKS)) {
      while (row.next()) {
        clocks.put(nameOf(row.getInt(1)), new Clocks(clock(row, 2), clock(row, 3)));
      }
    }
    return clocks;
  }

  private static Clock clock(ResultSet row, int column) throws SQLException {
    long time = row.getLong(column);
    return row.wasNull() ? Clock.UNSET : new Clock(BarColumns.instant(time));
  }

  void writeClocks(Map<InstrumentId, Clock> clocks) throws SQLException {
    if (clocks.isEmpty()) {
      return;
    }
    Staging.execute(
        connection, "CREATE TEMP TABLE staged_clocks AS FROM instrument_clocks LIMIT 0");
    Staging.fill(
        connection,
        "staged_clocks",
        rows -> {
          for (Map.Entry<InstrumentId, Clock> clock : clocks.entrySet()) {
            rows.beginRow()
                .append(idOf(clock.getKey()))
                .appendEpochMicros(BarColumns.micros(clock.getValue().time()))
                .endRow();
          }
        });
    Staging.execute(connection, UPSERT_CLOCKS);
  }

  void writeVenueClocks(Map<String, Clock> clocks) throws SQLException {
    if (clocks.isEmpty()) {
      return;
    }
    Staging.execute(
        connection, "CREATE TEMP TABLE staged_venue_clocks AS FROM venue_clocks LIMIT 0");
    Staging.fill(
        connection,
        "staged_venue_clocks",
        rows -> {
          for (Map.Entry<String, Clock> clock : clocks.entrySet()) {
            rows.beginRow()
                .append(clock.getKey())
                .appendEpochMicros(BarColumns.micros(clock.getValue().time()))
                .endRow();
          }
        });
    Staging.execute(connection, UPSERT_VENUE_CLOCKS);
  }
}

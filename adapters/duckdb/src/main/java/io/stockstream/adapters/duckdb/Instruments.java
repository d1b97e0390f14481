package io.stockstream.adapters.duckdb;

import io.stockstream.domain.bar.InstrumentId;
import io.stockstream.domain.rollup.Clock;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/** The instruments that a session is about, with their numbers in the store. One thread. */
final class Instruments {

  static final String STAGE =
      """
      CREATE TEMP TABLE IF NOT EXISTS wanted_names (symbol VARCHAR, venue VARCHAR);
      CREATE TEMP TABLE IF NOT EXISTS wanted_instruments (instrument_id INTEGER);
      CREATE TEMP TABLE IF NOT EXISTS staged_clocks (instrument_id INTEGER, time TIMESTAMP);
      """;

  private static final String ADD_NAMES =
      "INSERT INTO instruments SELECT nextval('instrument_ids'), n.symbol, n.venue"
          + " FROM temp.wanted_names n ANTI JOIN instruments i"
          + " ON i.venue = n.venue AND i.symbol = n.symbol";

  private static final String SELECT_NAMES =
      "SELECT i.instrument_id, i.symbol, i.venue FROM temp.wanted_names n"
          + " JOIN instruments i ON i.venue = n.venue AND i.symbol = n.symbol";

  private static final String SELECT_VENUE_OPEN =
      "SELECT DISTINCT i.instrument_id, i.symbol, i.venue FROM instruments i"
          + " JOIN bars b ON b.instrument_id = i.instrument_id"
          + " WHERE i.venue = ? AND b.origin = 1 AND b.state = 0";

  private static final String SELECT_CLOCKS =
      "SELECT w.instrument_id, epoch_us(greatest(c.time, v.time)) AS time"
          + " FROM temp.wanted_instruments w JOIN instruments i ON i.instrument_id = w.instrument_id"
          + " LEFT JOIN instrument_clocks c ON c.instrument_id = w.instrument_id"
          + " LEFT JOIN venue_clocks v ON v.venue = i.venue"
          + " WHERE c.time IS NOT NULL OR v.time IS NOT NULL";

  private static final String UPSERT_CLOCKS =
      "INSERT INTO instrument_clocks FROM temp.staged_clocks ON CONFLICT (instrument_id)"
          + " DO UPDATE SET time = excluded.time WHERE excluded.time > instrument_clocks.time";

  private static final String UPSERT_VENUE_CLOCK =
      "INSERT INTO venue_clocks VALUES (?, make_timestamp(?)) ON CONFLICT (venue)"
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
    try (PreparedStatement select = connection.prepareStatement(SELECT_VENUE_OPEN)) {
      for (String venue : venues) {
        select.setString(1, venue);
        learn(select.executeQuery());
      }
    }
    try (DuckDBAppender rows = connection.createAppender("temp", "main", "wanted_instruments")) {
      for (Integer id : names.keySet()) {
        rows.beginRow().append(id).endRow();
      }
    }
  }

  void add(Collection<InstrumentId> wanted) throws SQLException {
    List<InstrumentId> unknown = wanted.stream().filter(name -> !ids.containsKey(name)).toList();
    if (unknown.isEmpty()) {
      return;
    }
    try (DuckDBAppender rows = connection.createAppender("temp", "main", "wanted_names")) {
      for (InstrumentId name : unknown) {
        rows.beginRow().append(name.symbol()).append(name.venue()).endRow();
      }
    }
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate(ADD_NAMES);
      learn(statement.executeQuery(SELECT_NAMES));
    }
  }

  private void learn(ResultSet row) throws SQLException {
    try (row) {
      while (row.next()) {
        InstrumentId name = new InstrumentId(row.getString(2), row.getString(3));
        ids.put(name, row.getInt(1));
        names.put(row.getInt(1), name);
      }
    }
  }

  Set<InstrumentId> wanted() {
    return new HashSet<>(ids.keySet());
  }

  int idOf(InstrumentId name) {
    return ids.get(name);
  }

  InstrumentId nameOf(int id) {
    return names.get(id);
  }

  Map<InstrumentId, Clock> clocks() throws SQLException {
    Map<InstrumentId, Clock> clocks = new HashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(SELECT_CLOCKS)) {
      while (row.next()) {
        clocks.put(nameOf(row.getInt(1)), new Clock(BarColumns.instant(row.getLong(2))));
      }
    }
    return clocks;
  }

  void writeClocks(Map<InstrumentId, Clock> instrumentClocks, Map<String, Clock> venueClocks)
      throws SQLException {
    try (DuckDBAppender rows = connection.createAppender("temp", "main", "staged_clocks")) {
      for (Map.Entry<InstrumentId, Clock> clock : instrumentClocks.entrySet()) {
        rows.beginRow()
            .append(idOf(clock.getKey()))
            .appendEpochMicros(BarColumns.micros(clock.getValue().time()))
            .endRow();
      }
    }
    try (Statement upsert = connection.createStatement()) {
      upsert.executeUpdate(UPSERT_CLOCKS);
    }
    try (PreparedStatement upsert = connection.prepareStatement(UPSERT_VENUE_CLOCK)) {
      for (Map.Entry<String, Clock> clock : venueClocks.entrySet()) {
        upsert.setString(1, clock.getKey());
        upsert.setLong(2, BarColumns.micros(clock.getValue().time()));
        upsert.executeUpdate();
      }
    }
  }
}

package io.stockstream.apps.benchmarks;

import io.stockstream.adapters.calendars.PackagedCalendars;
import io.stockstream.adapters.duckdb.DuckDbStore;
import io.stockstream.domain.bar.InstrumentId;
import io.stockstream.domain.bar.Interval;
import io.stockstream.domain.calendar.Session;
import io.stockstream.domain.calendar.TradingCalendar;
import io.stockstream.domain.rollup.Clock;
import io.stockstream.domain.rollup.InstrumentRules;
import io.stockstream.domain.rollup.Ladder;
import io.stockstream.domain.rollup.Reference;
import io.stockstream.ports.store.BatchId;
import io.stockstream.ports.store.BatchSession;
import io.stockstream.ports.store.Fence;
import io.stockstream.ports.store.LedgerEntry;
import io.stockstream.ports.store.Store;
import io.stockstream.ports.store.TaskOutcome;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/**
 * A DuckDB store of the minutes of some instruments, of which a share is missing and a day's feed
 * was down; filled by SQL, since how it comes there is not what is measured.
 *
 * @param file made new
 * @param instruments how many: of ten, six trade in New York, two are currencies, two crypto
 * @param from first day, UTC midnight
 * @param until first day after
 */
record MinutesStore(Path file, int instruments, LocalDate from, LocalDate until) {

  private static final String[] CALENDARS = {
    "XNYS", "XNYS", "XNYS", "XNYS", "XNYS", "XNYS", "24x5", "24x5", "24x7", "24x7"
  };

  /** Bars of a thousand that are missing. */
  private static final int MISSING = 5;

  private static final String FILL =
      """
      INSERT INTO bars
      SELECT instrument_id, 60, 0, tick, 0, 1, 10, 11, 9, 10, 100, NULL, NULL, NULL,
        instrument_id, 'benchmark', 64, 1, NULL, NULL
      FROM (SELECT instrument_id, unnest(range(open_from, open_until, INTERVAL 1 MINUTE)) AS tick FROM hours)
      WHERE hash(instrument_id, tick) %% 1000 >= %d AND tick < make_timestamp(%d)
      """;

  private static final String ALIVE =
      """
      INSERT INTO alive_minutes
      SELECT DISTINCT i.venue, 'benchmark', tick + INTERVAL 1 MINUTE
      FROM (SELECT instrument_id, unnest(range(open_from, open_until, INTERVAL 1 MINUTE)) AS tick FROM hours) h
      JOIN instruments i USING (instrument_id)
      WHERE date_part('day', tick) <> 15 AND tick < make_timestamp(%d)
      """;

  InstrumentId name(int number) {
    return new InstrumentId("S" + number, "V" + number % CALENDARS.length);
  }

  private static TradingCalendar calendar(InstrumentId name) {
    int kind = Integer.parseInt(name.venue().substring(1));
    return PackagedCalendars.all().find(CALENDARS[kind]).get();
  }

  Reference reference() {
    Map<String, InstrumentRules> byVenue = new HashMap<>();
    for (int i = 0; i < CALENDARS.length; i++) {
      byVenue.put("V" + i, InstrumentRules.of(Ladder.DEFAULT, calendar(name(i))));
    }
    return name -> byVenue.getOrDefault(name.venue(), InstrumentRules.DEFAULT);
  }

  private Instant end() {
    return until.atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  private Interval window() {
    return new Interval(from.atStartOfDay(ZoneOffset.UTC).toInstant(), end());
  }

  /** Makes the store; returns how many bars are in it. */
  long fill() throws SQLException {
    try (Store store = DuckDbStore.open(file)) {
      Fence fence = store.fencing().take();
      Map<InstrumentId, Clock> clocks = new HashMap<>();
      for (int i = 0; i < instruments; i++) {
        clocks.put(name(i), new Clock(end()));
      }
      try (BatchSession session = store.sessions().open(fence)) {
        session.write(
            new TaskOutcome(List.of(), List.of(), List.of(), List.of(), clocks, Map.of()));
      }
      TreeSet<LocalDate> dates = new TreeSet<>(from.datesUntil(until).toList());
      commit(store, fence, 0, dates);
    }
    return fillBySql();
  }

  private static void commit(Store store, Fence fence, long number, TreeSet<LocalDate> dates) {
    BatchId batch = new BatchId("benchmark", number);
    store.ledger().write(new LedgerEntry(batch, List.of(), Map.of(), dates), fence);
  }

  /** Says that something was stated on the last day. */
  void touchLastDay(Store store) {
    commit(store, store.fencing().take(), 1, new TreeSet<>(List.of(until.minusDays(1))));
  }

  private long fillBySql() throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + file);
        Statement sql = connection.createStatement()) {
      Map<InstrumentId, Integer> numbers = new HashMap<>();
      try (ResultSet row =
          sql.executeQuery("SELECT instrument_id, symbol, venue FROM instruments")) {
        while (row.next()) {
          numbers.put(new InstrumentId(row.getString(2), row.getString(3)), row.getInt(1));
        }
      }
      sql.execute(
          "CREATE TEMP TABLE hours"
              + " (instrument_id INTEGER, open_from TIMESTAMP, open_until TIMESTAMP)");
      fillHours(connection.unwrap(DuckDBConnection.class), numbers);
      long endMicros = end().getEpochSecond() * 1_000_000;
      sql.execute(FILL.formatted(MISSING, endMicros));
      sql.execute(ALIVE.formatted(endMicros));
      try (ResultSet row = sql.executeQuery("SELECT count(*) FROM bars")) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  private void fillHours(DuckDBConnection connection, Map<InstrumentId, Integer> numbers)
      throws SQLException {
    try (DuckDBAppender rows = connection.createAppender("temp", "main", "hours")) {
      for (Map.Entry<InstrumentId, Integer> each : numbers.entrySet()) {
        for (Interval hours : hours(each.getKey())) {
          rows.beginRow()
              .append(each.getValue().intValue())
              .appendEpochMicros(hours.from().getEpochSecond() * 1_000_000)
              .appendEpochMicros(hours.until().getEpochSecond() * 1_000_000)
              .endRow();
        }
      }
    }
  }

  private List<Interval> hours(InstrumentId name) {
    List<Interval> hours = new ArrayList<>();
    for (Session session : calendar(name).sessionsOverlapping(window())) {
      if (!session.open().isBefore(window().from())) {
        hours.addAll(session.hours());
      }
    }
    return hours;
  }
}

package io.stockstream.adapters.duckdb;

import io.stockstream.domain.bar.AssetClass;
import io.stockstream.domain.bar.InstrumentId;
import io.stockstream.domain.bar.Interval;
import io.stockstream.domain.bar.Timeframe;
import io.stockstream.domain.gap.TimeSet;
import io.stockstream.domain.rollup.Clock;
import io.stockstream.ports.store.PresenceReader;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.duckdb.DuckDBConnection;

/** Reads what is there: sixty times in a number, so that a year of minutes is 8,760 rows. */
record DuckDbPresence(Database database) implements PresenceReader {

  private static final String CLOCKS =
      "SELECT c.instrument_id, epoch_us(greatest(c.time, v.time)) FROM instrument_clocks c"
          + " JOIN instruments i USING (instrument_id) LEFT JOIN venue_clocks v USING (venue)";

  private static final String FIRST_BARS =
      "SELECT instrument_id, timeframe, epoch_us(min(open_time)) FROM bars"
          + " WHERE origin = 0 AND open IS NOT NULL"
          + " AND open_time >= make_timestamp(?) AND open_time < make_timestamp(?) GROUP BY ALL";

  private static final String BAR_DATES =
      "SELECT open_time::DATE, instrument_id, arg_max(asset_class, (version, asset_class)) FROM bars"
          + " WHERE open_time >= make_timestamp(?) AND open_time < make_timestamp(?) GROUP BY ALL";

  private static final String OPEN_TIMES =
      "SELECT instrument_id, tick // 60 AS number, bit_or(1::BIGINT << (tick %% 60)::INTEGER)"
          + " FROM (SELECT instrument_id, (epoch_us(open_time) - %d) // %d AS tick FROM bars"
          + " WHERE timeframe = ? AND origin = 0 AND open IS NOT NULL"
          + " AND open_time >= make_timestamp(?) AND open_time < make_timestamp(?)"
          + " AND instrument_id IN (%s)) GROUP BY ALL";

  private static final String ALIVE_MINUTES =
      "SELECT venue, tick // 60 AS number, bit_or(1::BIGINT << (tick %% 60)::INTEGER)"
          + " FROM (SELECT venue, (epoch_us(minute) - %d) // %d AS tick FROM alive_minutes"
          + " WHERE minute >= make_timestamp(?) AND minute < make_timestamp(?)) GROUP BY ALL";

  private static final String FIRST_ALIVE_MINUTES =
      "SELECT venue, epoch_us(min(minute)) FROM alive_minutes GROUP BY venue";

  private static final long MICROS = 1_000_000;
  private static final AssetClass[] ASSET_CLASSES = AssetClass.values();

  /** Reads a row. */
  private interface RowReader {
    void read(ResultSet row) throws SQLException;
  }

  private static void select(
      DuckDBConnection connection, String sql, List<Long> values, RowReader reader)
      throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.size(); i++) {
        select.setLong(i + 1, values.get(i));
      }
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          reader.read(row);
        }
      }
    }
  }

  private static List<Long> bounds(Interval interval) {
    return List.of(BarColumns.micros(interval.from()), BarColumns.micros(interval.until()));
  }

  @Override
  public Map<InstrumentId, Clock> clocks() {
    return database.read(
        "reading clocks",
        connection -> {
          InstrumentNames names = InstrumentNames.read(connection);
          Map<InstrumentId, Clock> clocks = new HashMap<>();
          select(
              connection,
              CLOCKS,
              List.of(),
              row ->
                  clocks.put(
                      names.nameOf(row.getInt(1)), new Clock(BarColumns.instant(row.getLong(2)))));
          return clocks;
        });
  }

  @Override
  public Map<InstrumentId, Map<Timeframe, Instant>> firstBars(Interval within) {
    return database.read(
        "reading first bars",
        connection -> {
          InstrumentNames names = InstrumentNames.read(connection);
          Map<InstrumentId, Map<Timeframe, Instant>> first = new HashMap<>();
          select(
              connection,
              FIRST_BARS,
              bounds(within),
              row ->
                  first
                      .computeIfAbsent(names.nameOf(row.getInt(1)), i -> new HashMap<>())
                      .put(
                          BarColumns.timeframe(row.getInt(2)), BarColumns.instant(row.getLong(3))));
          return first;
        });
  }

  @Override
  public SortedMap<LocalDate, Map<InstrumentId, AssetClass>> barDates(Interval within) {
    return database.read(
        "reading the dates of bars",
        connection -> {
          InstrumentNames names = InstrumentNames.read(connection);
          SortedMap<LocalDate, Map<InstrumentId, AssetClass>> dates = new TreeMap<>();
          select(
              connection,
              BAR_DATES,
              bounds(within),
              row ->
                  dates
                      .computeIfAbsent(row.getObject(1, LocalDate.class), d -> new HashMap<>())
                      .put(names.nameOf(row.getInt(2)), ASSET_CLASSES[row.getByte(3)]));
          return dates;
        });
  }

  @Override
  public Map<InstrumentId, TimeSet> openTimes(
      Timeframe timeframe, Interval window, Collection<InstrumentId> instruments) {
    return database.read(
        "reading open times",
        connection -> {
          InstrumentNames names = InstrumentNames.read(connection);
          List<Integer> numbers = names.numbersOf(instruments);
          Map<InstrumentId, TimeSet.Builder> times = new HashMap<>();
          if (!numbers.isEmpty()) {
            String sql =
                OPEN_TIMES.formatted(
                    TimeSet.ORIGIN_SECOND * MICROS,
                    timeframe.seconds() * MICROS,
                    numbers.stream().map(String::valueOf).collect(Collectors.joining(", ")));
            List<Long> bounds = bounds(window);
            select(
                connection,
                sql,
                List.of(timeframe.seconds(), bounds.get(0), bounds.get(1)),
                row ->
                    times
                        .computeIfAbsent(
                            names.nameOf(row.getInt(1)),
                            i -> new TimeSet.Builder(timeframe, window))
                        .addSixty(row.getLong(2), row.getLong(3)));
          }
          return TimeSet.Builder.build(times);
        });
  }

  @Override
  public Map<String, TimeSet> aliveMinutes(Interval window) {
    return database.read(
        "reading alive minutes",
        connection -> {
          Map<String, TimeSet.Builder> minutes = new HashMap<>();
          select(
              connection,
              ALIVE_MINUTES.formatted(
                  TimeSet.ORIGIN_SECOND * MICROS, Timeframe.M1.seconds() * MICROS),
              bounds(window),
              row ->
                  minutes
                      .computeIfAbsent(
                          row.getString(1), v -> new TimeSet.Builder(Timeframe.M1, window))
                      .addSixty(row.getLong(2), row.getLong(3)));
          return TimeSet.Builder.build(minutes);
        });
  }

  @Override
  public Map<String, Instant> firstAliveMinutes() {
    return database.read(
        "reading alive minutes",
        connection -> {
          Map<String, Instant> first = new HashMap<>();
          select(
              connection,
              FIRST_ALIVE_MINUTES,
              List.of(),
              row -> first.put(row.getString(1), BarColumns.instant(row.getLong(2))));
          return first;
        });
  }
}

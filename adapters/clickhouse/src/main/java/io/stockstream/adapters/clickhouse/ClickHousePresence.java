package io.stockstream.adapters.clickhouse;

import io.stockstream.domain.bar.AssetClass;
import io.stockstream.domain.bar.InstrumentId;
import io.stockstream.domain.bar.Interval;
import io.stockstream.domain.bar.Timeframe;
import io.stockstream.domain.gap.TimeSet;
import io.stockstream.domain.rollup.Clock;
import io.stockstream.ports.store.PresenceReader;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads what is there: sixty times in a number, so that a year of minutes is 8,760 rows. */
record ClickHousePresence(Server server) implements PresenceReader {

  private static final String OF_VENUE = "";

  private static final String CLOCKS =
      "SELECT venue, symbol, max(time) FROM clock GROUP BY venue, symbol";

  private static final String FIRST_BARS =
      "SELECT venue, symbol, timeframe, min(open_time) FROM bars_by_symbol FINAL"
          + " WHERE origin = 'FEED' AND NOT void"
          + " AND open_time >= fromUnixTimestamp64Micro({from:Int64}, 'UTC')"
          + " AND open_time < fromUnixTimestamp64Micro({until:Int64}, 'UTC')"
          + " GROUP BY venue, symbol, timeframe";

  /** Of rows of one key not merged yet the one that stands has the greatest version. */
  private static final String BAR_DATES =
      "SELECT toInt32(toDate32(open_time)) AS day, venue, symbol,"
          + " argMax(asset_class, (version, asset_class)) FROM bars_by_symbol"
          + " WHERE open_time >= fromUnixTimestamp64Micro({from:Int64}, 'UTC')"
          + " AND open_time < fromUnixTimestamp64Micro({until:Int64}, 'UTC')"
          + " GROUP BY day, venue, symbol";

  private static final String SIXTIES =
      "intDiv(at, 60) AS number, toInt64(groupBitOr(bitShiftLeft(toUInt64(1), at % 60)))";

  private static final String NUMBER =
      "intDiv(toUnixTimestamp64Micro(%s) - {origin:Int64}, {step:Int64}) AS at";

  private static final String OPEN_TIMES =
      "SELECT venue, symbol, "
          + SIXTIES
          + " FROM (SELECT venue, symbol, "
          + NUMBER.formatted("open_time")
          + " FROM bars_by_symbol FINAL WHERE (venue, symbol) IN (SELECT venue, symbol FROM names)"
          + " AND timeframe = {timeframe:String} AND origin = 'FEED' AND NOT void"
          + " AND open_time >= fromUnixTimestamp64Micro({from:Int64}, 'UTC')"
          + " AND open_time < fromUnixTimestamp64Micro({until:Int64}, 'UTC'))"
          + " GROUP BY venue, symbol, number";

  private static final String ALIVE_MINUTES =
      "SELECT venue, "
          + SIXTIES
          + " FROM (SELECT venue, "
          + NUMBER.formatted("minute")
          + " FROM alive_minutes WHERE minute >= fromUnixTimestamp64Micro({from:Int64}, 'UTC')"
          + " AND minute < fromUnixTimestamp64Micro({until:Int64}, 'UTC'))"
          + " GROUP BY venue, number";

  private static final String FIRST_ALIVE_MINUTES =
      "SELECT venue, min(minute) FROM alive_minutes GROUP BY venue";

  private static final Columns NAMES = Columns.of("venue", "String", "symbol", "String");
  private static final Timeframe[] TIMEFRAMES = Timeframe.values();
  private static final AssetClass[] ASSET_CLASSES = AssetClass.values();
  private static final long MICROS = 1_000_000;

  private static Query in(Query query, Interval window) {
    return query
        .with("from", Times.nearestMicros(window.from()))
        .with("until", Times.nearestMicros(window.until()));
  }

  private static Query onGrid(Query query, Timeframe timeframe) {
    return query
        .with("origin", TimeSet.ORIGIN_SECOND * MICROS)
        .with("step", timeframe.seconds() * MICROS);
  }

  @Override
  public Map<InstrumentId, Clock> clocks() {
    Map<InstrumentId, Clock> own = new HashMap<>();
    Map<String, Clock> ofVenues = new HashMap<>();
    server.read(
        "reading clocks",
        Query.of(CLOCKS),
        block -> {
          for (int row = 0; row < block.rows(); row++) {
            String venue = block.columns()[0].text(row);
            String symbol = block.columns()[1].text(row);
            Clock clock = new Clock(block.columns()[2].time(row));
            if (symbol.equals(OF_VENUE)) {
              ofVenues.put(venue, clock);
            } else {
              own.put(new InstrumentId(symbol, venue), clock);
            }
          }
        });
    own.replaceAll((name, clock) -> clock.max(ofVenues.getOrDefault(name.venue(), Clock.UNSET)));
    return own;
  }

  @Override
  public Map<InstrumentId, Map<Timeframe, Instant>> firstBars(Interval within) {
    InstrumentNames names = new InstrumentNames();
    Map<InstrumentId, Map<Timeframe, Instant>> first = new HashMap<>();
    server.read(
        "reading first bars",
        in(Query.of(FIRST_BARS), within),
        block -> {
          for (int row = 0; row < block.rows(); row++) {
            first
                .computeIfAbsent(names.read(block, row, 0), i -> new HashMap<>())
                .put(TIMEFRAMES[block.columns()[2].int8(row)], block.columns()[3].time(row));
          }
        });
    return first;
  }

  @Override
  public SortedMap<LocalDate, Map<InstrumentId, AssetClass>> barDates(Interval within) {
    InstrumentNames names = new InstrumentNames();
    SortedMap<LocalDate, Map<InstrumentId, AssetClass>> dates = new TreeMap<>();
    server.stream(
        "reading the dates of bars",
        in(Query.of(BAR_DATES), within),
        block -> {
          for (int row = 0; row < block.rows(); row++) {
            dates
                .computeIfAbsent(
                    LocalDate.ofEpochDay(block.columns()[0].int32(row)), d -> new HashMap<>())
                .put(names.read(block, row, 1), ASSET_CLASSES[block.columns()[3].int8(row)]);
          }
        });
    return dates;
  }

  @Override
  public Map<InstrumentId, TimeSet> openTimes(
      Timeframe timeframe, Interval window, Collection<InstrumentId> instruments) {
    Rows wanted = new Rows(NAMES);
    instruments.forEach(each -> wanted.text(each.venue()).text(each.symbol()).endRow());
    Query query =
        onGrid(in(Query.of(OPEN_TIMES), window), timeframe)
            .with("timeframe", timeframe.toString())
            .with("names", wanted);
    InstrumentNames names = new InstrumentNames();
    Map<InstrumentId, TimeSet.Builder> times = new HashMap<>();
    server.stream(
        "reading open times",
        query,
        block -> {
          for (int row = 0; row < block.rows(); row++) {
            times
                .computeIfAbsent(
                    names.read(block, row, 0), i -> new TimeSet.Builder(timeframe, window))
                .addSixty(block.columns()[2].int64(row), block.columns()[3].int64(row));
          }
        });
    return TimeSet.Builder.build(times);
  }

  @Override
  public Map<String, TimeSet> aliveMinutes(Interval window) {
    Map<String, TimeSet.Builder> minutes = new HashMap<>();
    server.stream(
        "reading alive minutes",
        onGrid(in(Query.of(ALIVE_MINUTES), window), Timeframe.M1),
        block -> {
          for (int row = 0; row < block.rows(); row++) {
            minutes
                .computeIfAbsent(
                    block.columns()[0].text(row), v -> new TimeSet.Builder(Timeframe.M1, window))
                .addSixty(block.columns()[1].int64(row), block.columns()[2].int64(row));
          }
        });
    return TimeSet.Builder.build(minutes);
  }

  @Override
  public Map<String, Instant> firstAliveMinutes() {
    Map<String, Instant> first = new HashMap<>();
    server.read(
        "reading alive minutes",
        Query.of(FIRST_ALIVE_MINUTES),
        block -> {
          for (int row = 0; row < block.rows(); row++) {
            first.put(block.columns()[0].text(row), block.columns()[1].time(row));
          }
        });
    return first;
  }
}

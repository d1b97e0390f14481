package io.stockstream.adapters.clickhouse;

import io.stockstream.domain.bar.BarKey;
import io.stockstream.domain.bar.Origin;
import io.stockstream.domain.bar.Timeframe;
import io.stockstream.domain.merge.ReadPlan;
import io.stockstream.domain.merge.Stretch;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How to ask for the bars of many plans by the primary key of {@code bars}.
 *
 * <p>Live batches want the same few stretches of thousands of instruments, replays long ones of a
 * few: such stretches are conditions, each with the symbols that want it. Short ones of few
 * symbols, as scattered corrections want them by the thousand, would take longer to plan than to
 * read: they are taken apart, below a day into keys, from a day up, where bars do not open on a
 * grid, into days.
 */
final class BarQueries {

  /** Conditions in one statement. */
  private static final int MAX_CONDITIONS = 100;

  /** Bars that a stretch has room for, from which on it is a condition in any case. */
  private static final long LONG_STRETCH = 500;

  private static final Columns SYMBOLS = Columns.of("symbol", "String");
  private static final Columns PREFIX =
      Columns.of("venue", "String", "timeframe", "Int8", "origin", "Int8");
  private static final Columns KEYS =
      PREFIX.and(Columns.of("open_time", "DateTime64(6, 'UTC')")).and(SYMBOLS);
  private static final Columns DAYS = PREFIX.and(Columns.of("day", "Date32")).and(SYMBOLS);

  private static final String SELECT =
      "SELECT " + BarColumns.ALL.names() + " FROM bars FINAL WHERE ";
  private static final String ONE_BY_ONE =
      SELECT
          + "(venue, timeframe, origin, open_time, symbol) IN (SELECT * FROM keys)"
          + " OR (venue, timeframe, origin, toDate32(open_time), symbol) IN (SELECT * FROM days)";
  private static final String IN_STRETCH =
      "timeframe = %d AND origin = %d AND open_time >= fromUnixTimestamp64Micro(%d, 'UTC')"
          + " AND open_time < fromUnixTimestamp64Micro(%d, 'UTC')";

  /** Instruments of one venue that want the same. */
  private record Wanted(String venue, List<Stretch> stretches) {}

  private final List<Query> queries = new ArrayList<>();
  private final Rows keys = new Rows(KEYS);
  private final Rows days = new Rows(DAYS);
  private final List<String> conditions = new ArrayList<>();
  private final Map<String, Rows> symbols = new LinkedHashMap<>();
  private final Map<String, String> venues = new LinkedHashMap<>();
  private int inStatement;

  private BarQueries() {}

  /**
   * @param more keys that no plan asks for
   */
  static List<Query> of(Collection<ReadPlan> plans, Collection<BarKey> more) {
    BarQueries asked = new BarQueries();
    more.forEach(asked::addKey);
    Map<Wanted, List<String>> groups = new LinkedHashMap<>();
    for (ReadPlan plan : plans) {
      groups
          .computeIfAbsent(
              new Wanted(plan.instrument().venue(), plan.stretches()), w -> new ArrayList<>())
          .add(plan.instrument().symbol());
    }
    long stretches = groups.keySet().stream().mapToLong(each -> each.stretches().size()).sum();
    groups.forEach((wanted, ofGroup) -> asked.add(wanted, ofGroup, stretches <= MAX_CONDITIONS));
    return asked.finish();
  }

  private void add(Wanted wanted, List<String> ofGroup, boolean allAsConditions) {
    List<Stretch> asConditions = new ArrayList<>();
    for (Stretch stretch : wanted.stretches()) {
      if (allAsConditions || room(stretch) * ofGroup.size() >= LONG_STRETCH) {
        asConditions.add(stretch);
      } else {
        ofGroup.forEach(symbol -> takeApart(wanted.venue(), stretch, symbol));
      }
    }
    for (int from = 0; from < asConditions.size(); from += MAX_CONDITIONS) {
      int until = Math.min(asConditions.size(), from + MAX_CONDITIONS);
      addConditions(wanted.venue(), asConditions.subList(from, until), ofGroup);
    }
  }

  private static long room(Stretch stretch) {
    Instant from = stretch.openTimes().from();
    return 1 + from.until(stretch.openTimes().until(), ChronoUnit.SECONDS) / length(stretch);
  }

  private static long length(Stretch stretch) {
    return stretch.timeframe().seconds();
  }

  private void addConditions(String venue, List<Stretch> stretches, List<String> ofGroup) {
    if (inStatement + stretches.size() > MAX_CONDITIONS) {
      endStatement();
    }
    String table = "symbols_" + symbols.size();
    Rows rows = new Rows(SYMBOLS);
    ofGroup.forEach(symbol -> rows.text(symbol).endRow());
    symbols.put(table, rows);
    venues.put("venue_" + venues.size(), venue);
    List<String> either = new ArrayList<>();
    stretches.forEach(stretch -> either.add("(" + condition(stretch) + ")"));
    conditions.add(
        Sql.of(
            "(venue = {venue_%d:String} AND symbol IN (SELECT symbol FROM %s) AND (%s))",
            venues.size() - 1, table, String.join(" OR ", either)));
    inStatement += stretches.size();
  }

  private static String condition(Stretch stretch) {
    return Sql.of(
        IN_STRETCH,
        stretch.timeframe().ordinal(),
        stretch.origin().ordinal(),
        Times.nearestMicros(stretch.openTimes().from()),
        Times.nearestMicros(stretch.openTimes().until()));
  }

  private void takeApart(String venue, Stretch stretch, String symbol) {
    Instant from = stretch.openTimes().from();
    Instant until = stretch.openTimes().until();
    Timeframe timeframe = stretch.timeframe();
    if (timeframe.isIntraday()) {
      addKey(venue, timeframe, stretch.origin(), from, symbol);
      Instant next = timeframe.floor(from).plusSeconds(timeframe.seconds());
      for (Instant at = next; at.isBefore(until); at = at.plusSeconds(timeframe.seconds())) {
        addKey(venue, timeframe, stretch.origin(), at, symbol);
      }
    } else {
      for (long day = day(from); day <= day(until.minusNanos(1)); day++) {
        prefix(days, venue, timeframe, stretch.origin()).int32((int) day).text(symbol).endRow();
      }
    }
  }

  private static long day(Instant time) {
    return Math.floorDiv(time.getEpochSecond(), Timeframe.D1.seconds());
  }

  private void addKey(BarKey key) {
    addKey(
        key.instrument().venue(),
        key.timeframe(),
        key.origin(),
        key.openTime(),
        key.instrument().symbol());
  }

  private void addKey(
      String venue, Timeframe timeframe, Origin origin, Instant openTime, String symbol) {
    prefix(keys, venue, timeframe, origin).time(openTime).text(symbol).endRow();
  }

  private static Rows prefix(Rows rows, String venue, Timeframe timeframe, Origin origin) {
    return rows.text(venue).int8(timeframe.ordinal()).int8(origin.ordinal());
  }

  private void endStatement() {
    if (!conditions.isEmpty()) {
      Query query = Query.of(SELECT + String.join(" OR ", conditions));
      for (Map.Entry<String, Rows> table : symbols.entrySet()) {
        query = query.with(table.getKey(), table.getValue());
      }
      for (Map.Entry<String, String> venue : venues.entrySet()) {
        query = query.with(venue.getKey(), venue.getValue());
      }
      queries.add(query);
    }
    conditions.clear();
    symbols.clear();
    venues.clear();
    inStatement = 0;
  }

  private List<Query> finish() {
    endStatement();
    if (keys.count() + days.count() > 0) {
      queries.add(Query.of(ONE_BY_ONE).with("keys", keys).with("days", days));
    }
    return List.copyOf(queries);
  }
}

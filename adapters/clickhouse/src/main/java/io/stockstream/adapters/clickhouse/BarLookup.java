package io.stockstream.adapters.clickhouse;

import io.stockstream.domain.bar.BarKey;
import io.stockstream.domain.bar.InstrumentId;
import io.stockstream.domain.bar.Interval;
import io.stockstream.domain.bar.Origin;
import io.stockstream.domain.bar.Timeframe;
import io.stockstream.domain.merge.ReadPlan;
import io.stockstream.domain.merge.Stretch;
import io.stockstream.domain.statement.StoredBar;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads the rows that plans ask for, and those on some keys, by the primary key of {@code bars}.
 *
 * <p>A batch asks for the same stretches of many instruments, mostly: then it sends the stretches,
 * and the symbols of each. Where every instrument asks for its own, as after scattered corrections,
 * it sends the keys one by one: so many conditions would take longer to plan than to read.
 */
final class BarLookup {

  /** Stretches in one statement. */
  private static final int MAX_STRETCHES = 100;

  private static final Columns KEYS =
      Columns.of(
          "venue", "String",
          "timeframe", "Int8",
          "origin", "Int8",
          "open_time", "DateTime64(6, 'UTC')",
          "symbol", "String");
  private static final Columns ASKED = Columns.of("stretch", "Int32", "symbol", "String");

  private static final String SELECT =
      "SELECT " + BarColumns.ALL.names() + " FROM bars FINAL WHERE ";
  private static final String ON_KEYS =
      SELECT + "(venue, timeframe, origin, open_time, symbol) IN (SELECT * FROM keys)";
  private static final String IN_STRETCH =
      """
      (venue = {v%1$d:String} AND timeframe = %2$d AND origin = %3$d
       AND open_time >= fromUnixTimestamp64Micro(%4$d, 'UTC')
       AND open_time < fromUnixTimestamp64Micro(%5$d, 'UTC')
       AND symbol IN (SELECT symbol FROM asked WHERE stretch = %1$d))
      """;

  private final Server server;
  private final InstrumentNames names;

  BarLookup(Server server, InstrumentNames names) {
    this.server = server;
    this.names = names;
  }

  private record OfVenue(String venue, Stretch stretch) {}

  Map<BarKey, StoredBar> find(Collection<ReadPlan> plans, Collection<BarKey> keys) {
    Map<OfVenue, List<String>> symbols = byStretch(plans);
    Set<BarKey> single = new HashSet<>(keys);
    if (symbols.size() > MAX_STRETCHES) {
      takeApart(symbols, single);
    }
    Map<BarKey, StoredBar> found = new HashMap<>();
    readStretches(symbols, found);
    if (!single.isEmpty()) {
      read(Query.of(ON_KEYS).with("keys", rows(single)), found);
    }
    return found;
  }

  private static Map<OfVenue, List<String>> byStretch(Collection<ReadPlan> plans) {
    Map<OfVenue, List<String>> symbols = new LinkedHashMap<>();
    for (ReadPlan plan : plans) {
      for (Stretch stretch : plan.stretches()) {
        symbols
            .computeIfAbsent(
                new OfVenue(plan.instrument().venue(), stretch), s -> new ArrayList<>())
            .add(plan.instrument().symbol());
      }
    }
    return symbols;
  }

  /** Bars below a day open on the grid, so that a stretch of them is so many keys. */
  private static void takeApart(Map<OfVenue, List<String>> symbols, Set<BarKey> keys) {
    symbols
        .entrySet()
        .removeIf(
            entry -> {
              OfVenue asked = entry.getKey();
              boolean onGrid = asked.stretch().timeframe().isIntraday();
              if (onGrid) {
                entry.getValue().forEach(symbol -> addGrid(asked, symbol, keys));
              }
              return onGrid;
            });
  }

  private static void addGrid(OfVenue asked, String symbol, Set<BarKey> keys) {
    InstrumentId instrument = new InstrumentId(symbol, asked.venue());
    Timeframe timeframe = asked.stretch().timeframe();
    Origin origin = asked.stretch().origin();
    Interval openTimes = asked.stretch().openTimes();
    for (Instant at = timeframe.floor(openTimes.from());
        at.isBefore(openTimes.until());
        at = at.plusSeconds(timeframe.seconds())) {
      if (openTimes.contains(at)) {
        keys.add(new BarKey(instrument, timeframe, at, origin));
      }
    }
  }

  private void readStretches(Map<OfVenue, List<String>> symbols, Map<BarKey, StoredBar> found) {
    List<OfVenue> all = List.copyOf(symbols.keySet());
    for (int from = 0; from < all.size(); from += MAX_STRETCHES) {
      List<OfVenue> some = all.subList(from, Math.min(all.size(), from + MAX_STRETCHES));
      read(query(some, symbols), found);
    }
  }

  private static Query query(List<OfVenue> stretches, Map<OfVenue, List<String>> symbols) {
    List<String> conditions = new ArrayList<>();
    Rows asked = new Rows(ASKED);
    Map<String, String> venues = new LinkedHashMap<>();
    for (int i = 0; i < stretches.size(); i++) {
      OfVenue each = stretches.get(i);
      conditions.add(condition(i, each.stretch()));
      venues.put("v" + i, each.venue());
      for (String symbol : symbols.get(each)) {
        asked.int32(i).text(symbol).endRow();
      }
    }
    Query query = Query.of(SELECT + String.join(" OR ", conditions)).with("asked", asked);
    for (Map.Entry<String, String> venue : venues.entrySet()) {
      query = query.with(venue.getKey(), venue.getValue());
    }
    return query;
  }

  private static String condition(int number, Stretch stretch) {
    return IN_STRETCH.formatted(
        number,
        stretch.timeframe().ordinal(),
        stretch.origin().ordinal(),
        Times.nearestMicros(stretch.openTimes().from()),
        Times.nearestMicros(stretch.openTimes().until()));
  }

  private static Rows rows(Set<BarKey> keys) {
    Rows rows = new Rows(KEYS);
    for (BarKey key : keys) {
      rows.text(key.instrument().venue())
          .int8(key.timeframe().ordinal())
          .int8(key.origin().ordinal())
          .time(key.openTime())
          .text(key.instrument().symbol())
          .endRow();
    }
    return rows;
  }

  private void read(Query query, Map<BarKey, StoredBar> found) {
    server.read(
        "reading bars",
        query,
        block -> {
          for (int row = 0; row < block.rows(); row++) {
            StoredBar bar = BarColumns.read(block, row, 0, names.read(block, row, 0));
            found.put(bar.key(), bar);
          }
        });
  }
}

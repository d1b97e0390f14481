package io.stockstream.adapters.clickhouse;

import io.stockstream.domain.bar.BarKey;
import io.stockstream.domain.bar.InstrumentId;
import io.stockstream.domain.statement.StoredBar;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Reads the rows on given keys, by the primary key of {@code bars}.
 *
 * <p>A batch asks for the same times of many instruments, mostly: then it sends the times and the
 * symbols, and leaves out what was not asked for. Where that would bring in much more, it sends the
 * keys one by one.
 */
final class BarLookup {

  /** Rows brought in for one asked for. */
  private static final int MAX_EXCESS = 4;

  private static final Columns TIMES =
      Columns.of(
          "venue", "String",
          "timeframe", "Int8",
          "origin", "Int8",
          "open_time", "DateTime64(6, 'UTC')");
  private static final Columns SYMBOLS = Columns.of("symbol", "String");
  private static final Columns KEYS = TIMES.and(SYMBOLS);

  private static final String SELECT =
      "SELECT " + BarColumns.ALL.names() + " FROM bars FINAL WHERE ";
  private static final String BY_TIME =
      SELECT
          + "(venue, timeframe, origin, open_time) IN (SELECT * FROM times)"
          + " AND symbol IN (SELECT * FROM symbols)";
  private static final String BY_KEY =
      SELECT + "(venue, timeframe, origin, open_time, symbol) IN (SELECT * FROM keys)";

  private final Server server;
  private final InstrumentNames names;

  BarLookup(Server server, InstrumentNames names) {
    this.server = server;
    this.names = names;
  }

  Map<BarKey, StoredBar> find(Collection<BarKey> keys) {
    Map<BarKey, StoredBar> found = new HashMap<>();
    if (!keys.isEmpty()) {
      Set<BarKey> asked = new HashSet<>(keys);
      server.read("reading bars", query(asked), block -> add(block, asked, found));
    }
    return found;
  }

  private void add(Block block, Set<BarKey> asked, Map<BarKey, StoredBar> found) {
    for (int row = 0; row < block.rows(); row++) {
      InstrumentId instrument = names.read(block, row, 0);
      if (asked.contains(BarColumns.readKey(block, row, 2, instrument))) {
        StoredBar bar = BarColumns.read(block, row, 0, instrument);
        found.put(bar.key(), bar);
      }
    }
  }

  private static Query query(Set<BarKey> keys) {
    Rows symbols = symbols(keys);
    Rows times = times(keys);
    if ((long) symbols.count() * times.count() <= (long) keys.size() * MAX_EXCESS) {
      return Query.of(BY_TIME).with("times", times).with("symbols", symbols);
    }
    Rows rows = new Rows(KEYS);
    for (BarKey key : keys) {
      time(rows, key).text(key.instrument().symbol()).endRow();
    }
    return Query.of(BY_KEY).with("keys", rows);
  }

  private static Rows symbols(Set<BarKey> keys) {
    Rows symbols = new Rows(SYMBOLS);
    Set<String> seen = new HashSet<>();
    for (BarKey key : keys) {
      if (seen.add(key.instrument().symbol())) {
        symbols.text(key.instrument().symbol()).endRow();
      }
    }
    return symbols;
  }

  private static Rows times(Set<BarKey> keys) {
    Rows times = new Rows(TIMES);
    Set<BarKey> seen = new HashSet<>();
    for (BarKey key : keys) {
      InstrumentId venueOnly = new InstrumentId("*", key.instrument().venue());
      if (seen.add(new BarKey(venueOnly, key.timeframe(), key.openTime(), key.origin()))) {
        time(times, key).endRow();
      }
    }
    return times;
  }

  private static Rows time(Rows rows, BarKey key) {
    return rows.text(key.instrument().venue())
        .int8(key.timeframe().ordinal())
        .int8(key.origin().ordinal())
        .time(key.openTime());
  }
}

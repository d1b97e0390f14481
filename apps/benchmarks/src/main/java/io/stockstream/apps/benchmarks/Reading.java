package io.stockstream.apps.benchmarks;

import io.stockstream.adapters.clickhouse.ClickHouseStore;
import io.stockstream.domain.bar.Timeframe;
import io.stockstream.ports.store.BarSelection;
import io.stockstream.ports.store.BarSelection.Origins;
import io.vavr.control.Option;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;

/** How long a reader waits for the last bars of one instrument of many. */
final class Reading {

  private static final int MINUTES = 390;
  private static final int MINUTES_OF_MORNING = 78;
  private static final int DAYS_BEFORE = 10;
  private static final int WARM_UP = 100;
  private static final int READS = 500;
  private static final double NANOS_A_MILLI = 1e6;
  private static final String STORE = "days";

  private static final String FROM_TABLE =
      """
      SELECT open_time, open, high, low, close, volume FROM bars_by_symbol FINAL
      WHERE venue = '%s' AND symbol = '%s' AND timeframe = '1m' AND NOT void
      ORDER BY open_time DESC LIMIT 500
      SETTINGS do_not_merge_across_partitions_select_final = 1
      """;

  /**
   * Without FINAL the server reads backwards and stops; so it finds in no time from where FINAL has
   * to read.
   */
  private static final String FROM_TABLE_BOUNDED =
      """
      SELECT open_time, open, high, low, close, volume FROM bars_by_symbol FINAL
      WHERE venue = '%1$s' AND symbol = '%2$s' AND timeframe = '1m' AND NOT void
        AND open_time >= (SELECT min(open_time) FROM (
          SELECT open_time FROM bars_by_symbol
          WHERE venue = '%1$s' AND symbol = '%2$s' AND timeframe = '1m'
          ORDER BY open_time DESC LIMIT 1 BY open_time LIMIT 500))
      ORDER BY open_time DESC LIMIT 500
      SETTINGS do_not_merge_across_partitions_select_final = 1
      """;

  private static final String FROM_VIEW =
      """
      SELECT open_time, open, high, low, close, volume FROM bars_1m
      WHERE venue = '%s' AND symbol = '%s' ORDER BY open_time DESC LIMIT 500
      """;

  private final Databases databases;
  private final int instruments;
  private final SplittableRandom random = new SplittableRandom(Drafts.SEED);

  private Reading(Databases databases, int instruments) {
    this.databases = databases;
    this.instruments = instruments;
  }

  static void run(int instruments) throws Exception {
    System.out.println(Machine.describe());
    System.out.printf(
        Locale.ROOT,
        "clickhouse-read: last 500 of 1m, %,d instruments, %d reads after %d of warm-up, seed %d%n",
        instruments,
        READS,
        WARM_UP,
        Drafts.SEED);
    try (OwnServer server = OwnServer.start()) {
      Databases databases = server.databases();
      FilledStore filled = new FilledStore(databases, instruments, MINUTES, MINUTES_OF_MORNING);
      try (ClickHouseStore store = filled.make(STORE, DAYS_BEFORE)) {
        ServerSql sql = new ServerSql(databases.address(STORE));
        System.out.printf(
            Locale.ROOT,
            "%s; %,d rows in bars_by_symbol%n",
            Machine.describe(),
            sql.number("SELECT count() FROM bars_by_symbol"));
        Reading reading = new Reading(databases, instruments);
        reading.time("SQL on the view bars_1m", symbol -> rows(sql, FROM_VIEW, symbol));
        reading.time("SQL on bars_by_symbol", symbol -> rows(sql, FROM_TABLE, symbol));
        reading.time(
            "SQL on bars_by_symbol, bounded first",
            symbol -> rows(sql, FROM_TABLE_BOUNDED, symbol));
        reading.time("BarReader, all of its minutes", symbol -> all(store, symbol));
      }
    }
  }

  private static long rows(ServerSql sql, String select, String symbol) {
    return sql.rows(select.formatted(Drafts.VENUE, symbol)).size();
  }

  private static long all(ClickHouseStore store, String symbol) {
    BarSelection selection =
        new BarSelection(
            Option.some(symbol),
            Option.some(Drafts.VENUE),
            Option.some(Timeframe.M1),
            Option.none(),
            Option.none(),
            Origins.PREFERRED);
    AtomicLong count = new AtomicLong();
    store.bars().read(selection, bar -> count.incrementAndGet());
    return count.get();
  }

  private void time(String what, ToLongFunction<String> read) {
    IntStream.range(0, WARM_UP).forEach(i -> read.applyAsLong(anySymbol()));
    ServerNotes notes = new ServerNotes(databases, STORE);
    Figures millis = new Figures(what, "ms");
    long rows = 0;
    for (int i = 0; i < READS; i++) {
      String symbol = anySymbol();
      long start = System.nanoTime();
      rows = read.applyAsLong(symbol);
      millis.add((System.nanoTime() - start) / NANOS_A_MILLI);
    }
    System.out.printf(
        Locale.ROOT,
        "%s: %,d rows, p50 %.1f ms, p99 %.1f ms, slowest %.1f ms; %s%n",
        what,
        rows,
        millis.quantile(0.5),
        millis.quantile(0.99),
        millis.quantile(1),
        notes.share(READS));
  }

  private String anySymbol() {
    return "S" + random.nextInt(instruments);
  }
}

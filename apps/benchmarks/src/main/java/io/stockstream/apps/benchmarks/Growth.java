package io.stockstream.apps.benchmarks;

import io.stockstream.adapters.clickhouse.ClickHouseStore;
import io.stockstream.adapters.wire.JsonMessageEncoder;
import io.stockstream.domain.statement.StatementDraft;
import io.stockstream.ports.log.OutgoingRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * What a batch costs as a ClickHouse store grows: the next minute of all instruments, corrections
 * of a minute just past, and, where the store goes back so far, of one a year ago.
 */
final class Growth {

  private static final int MINUTES = 390;
  private static final int MINUTES_OF_MORNING = 78;
  private static final int WARM_UP = 5;
  private static final int BATCHES = 20;
  private static final int CORRECTIONS = 1_000;
  private static final List<Integer> DAYS_BEFORE = List.of(0, 2, 10);

  private final Databases databases;
  private final int instruments;

  Growth(Databases databases, int instruments) {
    this.databases = databases;
    this.instruments = instruments;
  }

  /**
   * @param instruments of which each has 390 bars a day
   */
  static void run(int instruments) throws Exception {
    System.out.println(Machine.describe());
    System.out.printf(
        Locale.ROOT,
        "clickhouse-growth: %,d instruments, %d minutes a day, %d batches after %d of warm-up, seed %d%n",
        instruments,
        MINUTES,
        BATCHES,
        WARM_UP,
        Drafts.SEED);
    try (OwnServer server = OwnServer.start()) {
      Growth growth = new Growth(server.databases(), instruments);
      FilledStore filled =
          new FilledStore(server.databases(), instruments, MINUTES, MINUTES_OF_MORNING);
      for (int daysBefore : DAYS_BEFORE) {
        growth.measure(filled, daysBefore, BATCHES).forEach(System.out::println);
      }
    }
  }

  /** Makes a store, measures on it and removes it. */
  List<BatchCost> measure(FilledStore filled, int daysBefore, int count) {
    String database = "days_" + daysBefore;
    try (ClickHouseStore store = filled.make(database, daysBefore)) {
      tellSize(new ServerSql(databases.address(database)));
      DirectBatches batches = new DirectBatches(store);
      Iterator<StatementDraft> drafts = filled.next();
      IntFunction<List<OutgoingRecord>> next = i -> FilledStore.take(drafts, instruments);
      IntStream.range(0, WARM_UP).forEach(i -> batches.store(next.apply(i)));
      List<BatchCost> costs = new ArrayList<>();
      costs.add(
          BatchCost.of(
              "the next minute", new ServerNotes(databases, database), batches, count, next));
      corrected(filled, daysBefore)
          .forEach(
              (what, openTime) ->
                  costs.add(
                      BatchCost.of(
                          what,
                          new ServerNotes(databases, database),
                          batches,
                          count,
                          i -> corrections(openTime, i))));
      return costs;
    } finally {
      databases.empty(database);
    }
  }

  private static Map<String, Instant> corrected(FilledStore filled, int daysBefore) {
    Map<String, Instant> minutes = new LinkedHashMap<>();
    Instant justPast = filled.lastOpenTime();
    minutes.put("corrections of a minute just past", justPast);
    if (daysBefore > 0) {
      minutes.put(
          "corrections of a minute a year ago",
          justPast.minus(Duration.ofDays(FilledStore.DAYS_BACK)));
    }
    return minutes;
  }

  private static void tellSize(ServerSql sql) {
    System.out.printf(
        Locale.ROOT,
        "%s; %,d rows in bars, %,d MiB on disk%n",
        Machine.describe(),
        sql.number("SELECT count() FROM bars"),
        sql.number(
            "SELECT intDiv(sum(bytes_on_disk), 1048576) FROM system.parts"
                + " WHERE active AND database = currentDatabase()"));
  }

  /** Returns another word on one minute of a thousand instruments. */
  List<OutgoingRecord> corrections(Instant openTime, int issue) {
    Drafts drafts = new Drafts(instruments, 0);
    return IntStream.range(0, Math.min(CORRECTIONS, instruments))
        .mapToObj(i -> JsonMessageEncoder.toRecord(drafts.correction(i, openTime, issue)))
        .toList();
  }
}

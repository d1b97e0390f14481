package io.stockstream.apps.benchmarks;

import io.stockstream.adapters.clickhouse.ClickHouseStore;
import io.stockstream.adapters.wire.JsonMessageEncoder;
import io.stockstream.domain.statement.Heartbeat;
import io.stockstream.domain.statement.StatementDraft;
import io.stockstream.ports.log.OutgoingRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * Stores as they are after days of trading, quickly made: one day is stored by us, statement by
 * statement, and copied to earlier dates by the server. The last day of a store is one that has
 * only begun; it goes on with the statements that {@link #next} returns.
 */
final class FilledStore {

  /** From the last day of a store to the first that it may have. */
  static final int DAYS_BACK = 364;

  private static final String DAY = "whole_day";
  private static final String MORNING = "morning";
  private static final List<String> BARS = List.of("bars", "bars_by_symbol");
  private static final List<String> OTHERS = List.of("open_roll_ups", "clock");
  private static final int STATEMENTS_AT_ONCE = 100_000;
  private static final double FRESH = 0.95;

  private static final String COPY = "INSERT INTO %1$s SELECT * FROM %2$s.%1$s FINAL";
  private static final String COPY_BACK =
      """
      INSERT INTO %1$s SELECT * REPLACE (open_time - INTERVAL %3$d DAY AS open_time)
      FROM %2$s.%1$s FINAL
      """;

  private final Databases databases;
  private final int instruments;
  private final int minutesOfMorning;

  /**
   * Stores the day.
   *
   * @param instruments that each have a bar a minute
   * @param minutes of a day of trading
   * @param minutesOfMorning that the last day of a store has
   */
  FilledStore(Databases databases, int instruments, int minutes, int minutesOfMorning) {
    this.databases = databases;
    this.instruments = instruments;
    this.minutesOfMorning = minutesOfMorning;
    try (ClickHouseStore day = databases.store(DAY)) {
      DirectBatches batches = new DirectBatches(day);
      Iterator<StatementDraft> drafts = new Drafts(instruments, statements(minutes));
      store(batches, drafts, statements(minutesOfMorning));
      databases.store(MORNING).close();
      copyAll(DAY, MORNING);
      store(batches, drafts, statements(minutes - minutesOfMorning));
      batches.store(List.of(endOfDay()));
    }
  }

  /** About so many: a twentieth of all say something on earlier minutes. */
  private long statements(int minutes) {
    return Math.round(instruments * minutes / FRESH);
  }

  private static void store(DirectBatches batches, Iterator<StatementDraft> drafts, long count) {
    for (long left = count; left > 0; left -= STATEMENTS_AT_ONCE) {
      batches.store(take(drafts, Math.min(left, STATEMENTS_AT_ONCE)));
    }
  }

  /** Returns the next statements as a feed publishes them; fewer when there are no more. */
  static List<OutgoingRecord> take(Iterator<StatementDraft> drafts, long count) {
    List<OutgoingRecord> records = new ArrayList<>();
    while (records.size() < count && drafts.hasNext()) {
      records.add(JsonMessageEncoder.toRecord(drafts.next()));
    }
    return records;
  }

  private static OutgoingRecord endOfDay() {
    return JsonMessageEncoder.toRecord(
        new Heartbeat(Drafts.VENUE, Drafts.START.plus(Duration.ofDays(1)), "benchmark"));
  }

  /**
   * Makes a store whose last day has begun.
   *
   * @param daysBefore whole days, evenly over the {@link #DAYS_BACK} before
   */
  ClickHouseStore make(String database, int daysBefore) {
    ClickHouseStore store = databases.store(database);
    copyAll(MORNING, database);
    ServerSql sql = new ServerSql(databases.address(database));
    for (int i = 1; i <= daysBefore; i++) {
      for (String table : BARS) {
        sql.run(COPY_BACK.formatted(table, DAY, i * DAYS_BACK / daysBefore));
      }
    }
    BARS.forEach(table -> sql.run("OPTIMIZE TABLE " + table + " FINAL"));
    return store;
  }

  private void copyAll(String from, String to) {
    ServerSql sql = new ServerSql(databases.address(to));
    BARS.forEach(table -> sql.run(COPY.formatted(table, from)));
    OTHERS.forEach(table -> sql.run(COPY.formatted(table, from)));
  }

  /** Returns when the last minute of the morning opens. */
  Instant lastOpenTime() {
    return Drafts.START.plus(Duration.ofMinutes(minutesOfMorning - 1L));
  }

  /** Returns what is said after the morning. */
  Iterator<StatementDraft> next() {
    Iterator<StatementDraft> drafts = new Drafts(instruments, Long.MAX_VALUE);
    for (long i = statements(minutesOfMorning); i > 0; i--) {
      drafts.next();
    }
    return drafts;
  }
}

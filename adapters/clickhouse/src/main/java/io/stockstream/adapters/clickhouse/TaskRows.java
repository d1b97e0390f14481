package io.stockstream.adapters.clickhouse;

import io.stockstream.domain.merge.Accepted;
import io.stockstream.domain.merge.Conflict;
import io.stockstream.domain.merge.Position;
import io.stockstream.domain.merge.StatementCounts;
import io.stockstream.domain.merge.TiedStatement;
import io.stockstream.domain.statement.StoredBar;
import io.stockstream.ports.store.TaskOutcome;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What a task writes, made into blocks before the first of them is sent. Whatever a bar is found or
 * explained by comes before the bar, the bar before its instrument's clock: so a write that broke
 * off anywhere, and is repeated, comes to the same.
 */
final class TaskRows {

  private static final Columns POSITION =
      Columns.of("topic", "String", "partition", "Int32", "offset", "Int64");
  private static final Columns CONFLICT = BarColumns.ALL.and(POSITION);
  private static final Columns HISTORY =
      CONFLICT.and(Columns.of("append_time", "DateTime64(6, 'UTC')"));
  private static final int MONTHS = 12;

  /** By table, the blocks of its partitions. */
  private final Map<String, List<EncodedRows>> beforeBars = new LinkedHashMap<>();

  private final List<EncodedRows> bars;
  private final List<EncodedRows> clocks;

  private TaskRows(
      TaskOutcome outcome, Collection<StoredBar> foundClosed, Collection<StatementCounts> counts) {
    bars = byMonth(BarColumns.ALL, outcome.bars(), TaskRows::openTime, BarColumns::add);
    beforeBars.put("conflicts", one(conflicts(outcome.conflicts())));
    beforeBars.put("quarantine", one(ClickHouseQuarantine.rows(outcome.quarantine())));
    beforeBars.put(
        "bar_history", byMonth(HISTORY, outcome.history(), Accepted::appendTime, TaskRows::add));
    beforeBars.put("open_roll_ups", one(OpenRollUps.rows(outcome.bars(), foundClosed)));
    beforeBars.put("alive_minutes", one(AliveMinutes.rows(outcome.aliveMinutes())));
    beforeBars.put("statement_counts", one(ClickHouseStatementCounts.rows(counts)));
    beforeBars.put("bars_by_symbol", bars);
    clocks = one(Clocks.rows(outcome.instrumentClocks(), outcome.venueClocks()));
  }

  /**
   * @param foundClosed roll-ups that are still listed as OPEN
   * @param counts with the outcome's statements
   */
  static TaskRows of(
      TaskOutcome outcome, Collection<StoredBar> foundClosed, Collection<StatementCounts> counts) {
    return new TaskRows(outcome, foundClosed, counts);
  }

  private static Rows conflicts(Collection<Conflict> conflicts) {
    Rows rows = new Rows(CONFLICT);
    for (TiedStatement each : TiedStatement.of(conflicts)) {
      position(BarColumns.add(rows, each.bar()), each.position()).endRow();
    }
    return rows;
  }

  private static Rows add(Rows rows, Accepted accepted) {
    return position(BarColumns.add(rows, accepted.bar()), accepted.position())
        .time(accepted.appendTime());
  }

  private static Rows position(Rows rows, Position position) {
    return rows.text(position.topic()).int32(position.partition()).int64(position.offset());
  }

  private static Instant openTime(StoredBar bar) {
    return bar.key().openTime();
  }

  private static List<EncodedRows> one(Rows rows) {
    return rows.count() == 0 ? List.of() : List.of(EncodedRows.of(rows));
  }

  /** Adds a value to a row; does not end it. */
  private interface Adding<T> {
    Rows add(Rows rows, T value);
  }

  private static <T> List<EncodedRows> byMonth(
      Columns columns, Collection<T> values, Function<T, Instant> time, Adding<T> adding) {
    List<EncodedRows> blocks = new ArrayList<>();
    Map<Integer, Rows> byMonth = new TreeMap<>();
    for (T value : values) {
      int month = month(time.apply(value));
      Rows rows = byMonth.computeIfAbsent(month, m -> new Rows(columns));
      adding.add(rows, value).endRow();
      if (rows.count() == Insert.MAX_ROWS) {
        blocks.add(EncodedRows.of(byMonth.remove(month)));
      }
    }
    byMonth.values().forEach(rows -> blocks.add(EncodedRows.of(rows)));
    return blocks;
  }

  /** As the tables are partitioned. */
  private static int month(Instant time) {
    OffsetDateTime at = time.atOffset(ZoneOffset.UTC);
    return at.getYear() * MONTHS + at.getMonthValue();
  }

  boolean isEmpty() {
    return bars.isEmpty()
        && clocks.isEmpty()
        && beforeBars.values().stream().allMatch(List::isEmpty);
  }

  /** Tables that come before the bars are written at once; nothing orders them. */
  void insert(Inserts by) {
    List<Runnable> first = new ArrayList<>();
    beforeBars.forEach(
        (table, blocks) -> {
          if (!blocks.isEmpty()) {
            first.add(() -> blocks.forEach(block -> by.into(table, block)));
          }
        });
    Together.run(first);
    bars.forEach(block -> by.into("bars", block));
    clocks.forEach(block -> by.into("clock", block));
  }
}

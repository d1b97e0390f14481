package io.stockstream.adapters.clickhouse;

import io.stockstream.domain.merge.Accepted;
import io.stockstream.domain.merge.Conflict;
import io.stockstream.domain.merge.Position;
import io.stockstream.domain.merge.TiedStatement;
import io.stockstream.domain.statement.StoredBar;
import io.stockstream.ports.store.TaskOutcome;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What a task writes, made into blocks before the first of them is sent, in the order in which they
 * are: what explains a bar before the bar, a bar before its instrument's clock.
 */
final class TaskRows {

  private static final Columns POSITION =
      Columns.of("topic", "String", "partition", "Int32", "offset", "Int64");
  private static final Columns CONFLICT = BarColumns.ALL.and(POSITION);
  private static final Columns HISTORY =
      CONFLICT.and(Columns.of("append_time", "DateTime64(6, 'UTC')"));

  /** A block of one partition of a table. */
  private record Part(String table, Rows rows) {}

  private final List<Part> parts = new ArrayList<>();

  private TaskRows() {}

  static TaskRows of(TaskOutcome outcome, Collection<StoredBar> foundClosed) {
    TaskRows task = new TaskRows();
    task.add("conflicts", conflicts(outcome.conflicts()));
    task.add("quarantine", ClickHouseQuarantine.rows(outcome.quarantine()));
    task.addByMonth("bar_history", HISTORY, outcome.history(), Accepted::appendTime, TaskRows::add);
    task.add("open_roll_ups", OpenRollUps.rows(outcome.bars(), foundClosed));
    task.addByMonth(
        "bars_by_symbol", BarColumns.ALL, outcome.bars(), TaskRows::openTime, BarColumns::add);
    task.addByMonth("bars", BarColumns.ALL, outcome.bars(), TaskRows::openTime, BarColumns::add);
    task.add("clock", Clocks.rows(outcome.instrumentClocks(), outcome.venueClocks()));
    return task;
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

  private void add(String table, Rows rows) {
    if (rows.count() > 0) {
      parts.add(new Part(table, rows));
    }
  }

  /** Adds a value to a row; does not end it. */
  private interface Adding<T> {
    Rows add(Rows rows, T value);
  }

  private <T> void addByMonth(
      String table,
      Columns columns,
      Collection<T> values,
      Function<T, Instant> time,
      Adding<T> adding) {
    Map<Integer, Rows> byMonth = new TreeMap<>();
    for (T value : values) {
      int month = month(time.apply(value));
      Rows rows = byMonth.computeIfAbsent(month, m -> new Rows(columns));
      adding.add(rows, value).endRow();
      if (rows.count() == Insert.MAX_ROWS) {
        add(table, byMonth.remove(month));
      }
    }
    byMonth.values().forEach(rows -> add(table, rows));
  }

  /** As the tables are partitioned. */
  private static int month(Instant time) {
    var date = time.atOffset(ZoneOffset.UTC);
    return date.getYear() * 12 + date.getMonthValue();
  }

  boolean isEmpty() {
    return parts.isEmpty();
  }

  void insert(Inserts by) {
    parts.forEach(part -> by.into(part.table(), part.rows()));
  }
}

package io.stockstream.adapters.clickhouse;

import io.stockstream.domain.bar.InstrumentId;
import io.stockstream.domain.bar.Interval;
import io.stockstream.domain.bar.Timeframe;
import io.stockstream.domain.gap.Gap;
import io.stockstream.domain.gap.GapReason;
import io.stockstream.domain.gap.GapState;
import io.stockstream.ports.store.Examined;
import io.stockstream.ports.store.GapProgress;
import io.stockstream.ports.store.GapSelection;
import io.stockstream.ports.store.GapStore;
import io.stockstream.ports.store.GapUpdate;
import io.stockstream.ports.store.Ledger;
import io.vavr.control.Option;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * The tables of gaps. An update is one insert as long as it has few rows: those that are others
 * now, and those that take back what is no more.
 */
record ClickHouseGaps(Server server) implements GapStore {

  private static final String READING = "reading gaps";
  private static final String WRITING = "writing gaps";
  private static final String NOBODY = "";

  private static final Columns GAP =
      Columns.of(
          "venue", "String",
          "symbol", "String",
          "from_time", "DateTime64(6, 'UTC')",
          "until_time", "DateTime64(6, 'UTC')",
          "timeframe", "Int8",
          "trading_date", "Date32",
          "reason", "Int8",
          "state", "Int8");
  private static final Columns VERSIONED_GAP =
      GAP.and(Columns.of("version", "Int64", "removed", "Bool"));
  private static final Columns PROGRESS =
      Columns.of(
          "venue", "String",
          "symbol", "String",
          "position", "Int64",
          "since", "DateTime64(6, 'UTC')",
          "until", "DateTime64(6, 'UTC')",
          "edition", "Int32",
          "alive_since", "Nullable(Int64)");
  private static final Columns VERSIONED_PROGRESS = PROGRESS.and(Columns.of("version", "Int64"));

  private static final Timeframe[] TIMEFRAMES = Timeframe.values();
  private static final GapReason[] REASONS = GapReason.values();
  private static final GapState[] STATES = GapState.values();

  @Override
  public GapProgress progress() {
    Map<InstrumentId, Examined> examined = new HashMap<>();
    long[] position = {Ledger.BEGINNING};
    server.read(
        READING,
        Query.of("SELECT " + PROGRESS.names() + " FROM gap_progress FINAL"),
        block -> {
          for (int row = 0; row < block.rows(); row++) {
            String venue = block.columns()[0].text(row);
            if (venue.equals(NOBODY)) {
              position[0] = block.columns()[2].int64(row);
            } else {
              InstrumentId name = new InstrumentId(block.columns()[1].text(row), venue);
              examined.put(name, examined(block.columns(), row));
            }
          }
        });
    return new GapProgress(position[0], examined);
  }

  private static Examined examined(Values[] columns, int row) {
    Option<Instant> aliveSince =
        Option.when(!columns[6].isNull(row), () -> Times.instant(columns[6].int64(row)));
    return new Examined(
        columns[3].time(row), columns[4].time(row), columns[5].int32(row), aliveSince);
  }

  @Override
  public List<Gap> read(GapSelection selection) {
    StringBuilder where = new StringBuilder("NOT removed");
    selection.symbol().forEach(s -> where.append(" AND symbol = {symbol:String}"));
    selection.venue().forEach(v -> where.append(" AND venue = {venue:String}"));
    selection.from().forEach(t -> where.append(" AND until_time > ").append(time("from")));
    selection.until().forEach(t -> where.append(" AND from_time < ").append(time("until")));
    Query query = Query.of("SELECT " + GAP.names() + " FROM gaps FINAL WHERE " + where);
    for (String symbol : selection.symbol()) {
      query = query.with("symbol", symbol);
    }
    for (String venue : selection.venue()) {
      query = query.with("venue", venue);
    }
    for (Instant from : selection.from()) {
      query = query.with("from", Times.nearestMicros(from));
    }
    for (Instant until : selection.until()) {
      query = query.with("until", Times.nearestMicros(until));
    }
    return read(query);
  }

  private static String time(String parameter) {
    return "fromUnixTimestamp64Micro({%s:Int64}, 'UTC')".formatted(parameter);
  }

  private List<Gap> read(Query query) {
    InstrumentNames names = new InstrumentNames();
    List<Gap> gaps = new ArrayList<>();
    server.stream(
        READING,
        query,
        block -> {
          for (int row = 0; row < block.rows(); row++) {
            gaps.add(gap(block, row, names));
          }
        });
    gaps.sort(Gap.ORDER);
    return gaps;
  }

  private static Gap gap(Block block, int row, InstrumentNames names) {
    Values[] columns = block.columns();
    return new Gap(
        names.read(block, row, 0),
        TIMEFRAMES[columns[4].int8(row)],
        LocalDate.ofEpochDay(columns[5].int32(row)),
        new Interval(columns[2].time(row), columns[3].time(row)),
        REASONS[columns[6].int8(row)],
        STATES[columns[7].int8(row)]);
  }

  @Override
  public void write(GapUpdate update) {
    Map<Gap, Gap> stored = new TreeMap<>(Gap.ORDER);
    stored(update).forEach(gap -> stored.put(gap, gap));
    long version = nextVersion("gaps");
    Rows rows = new Rows(VERSIONED_GAP);
    for (Gap gap : update.gaps()) {
      Gap before = stored.remove(gap);
      if (!gap.equals(before)) {
        rows = add(rows, gap, version, false);
      }
    }
    for (Gap gone : stored.values()) {
      rows = add(rows, gone, version, true);
    }
    insert("gaps", rows);
  }

  /** Returns those that the update replaces. */
  private List<Gap> stored(GapUpdate update) {
    List<Interval> windows = update.replaced().values().stream().flatMap(List::stream).toList();
    Option<Instant> from =
        Option.ofOptional(windows.stream().map(Interval::from).min(Instant::compareTo));
    Option<Instant> until =
        Option.ofOptional(windows.stream().map(Interval::until).max(Instant::compareTo));
    if (from.isEmpty()) {
      return List.of();
    }
    return read(new GapSelection(Option.none(), Option.none(), from, until)).stream()
        .filter(
            gap ->
                update.replaced().getOrDefault(gap.instrument(), List.of()).stream()
                    .anyMatch(window -> window.contains(gap.from())))
        .toList();
  }

  /** Two who write at once write the same. */
  private long nextVersion(String table) {
    return server.number(WRITING, Query.of("SELECT toInt64(max(version) + 1) FROM " + table));
  }

  /** Returns where to add the next one. */
  private Rows add(Rows rows, Gap gap, long version, boolean removed) {
    rows.text(gap.instrument().venue())
        .text(gap.instrument().symbol())
        .time(gap.from())
        .time(gap.until())
        .int8(gap.timeframe().ordinal())
        .int32((int) gap.tradingDate().toEpochDay())
        .int8(gap.reason().ordinal())
        .int8(gap.state().ordinal())
        .int64(version)
        .int8(removed ? 1 : 0)
        .endRow();
    if (rows.count() < Insert.MAX_ROWS) {
      return rows;
    }
    insert("gaps", rows);
    return new Rows(VERSIONED_GAP);
  }

  @Override
  public void advance(GapProgress progress) {
    long version = nextVersion("gap_progress");
    Rows rows = new Rows(VERSIONED_PROGRESS);
    progress
        .examined()
        .forEach(
            (name, examined) ->
                rows.text(name.venue())
                    .text(name.symbol())
                    .int64(0)
                    .time(examined.since())
                    .time(examined.until())
                    .int32(examined.edition())
                    .int64(examined.aliveSince().map(Times::micros).getOrNull())
                    .int64(version)
                    .endRow());
    rows.text(NOBODY)
        .text(NOBODY)
        .int64(progress.position())
        .time(Instant.EPOCH)
        .time(Instant.EPOCH)
        .int32(0)
        .int64((Long) null)
        .int64(version)
        .endRow();
    insert("gap_progress", rows);
  }

  private void insert(String table, Rows rows) {
    if (rows.count() > 0) {
      server.insertOnce(WRITING, table, rows, UUID.randomUUID().toString());
    }
  }
}

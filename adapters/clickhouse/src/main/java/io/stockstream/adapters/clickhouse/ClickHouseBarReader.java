package io.stockstream.adapters.clickhouse;

import io.stockstream.domain.bar.Origin;
import io.stockstream.domain.bar.Timeframe;
import io.stockstream.domain.statement.StoredBar;
import io.stockstream.ports.store.BarReader;
import io.stockstream.ports.store.BarSelection;
import io.stockstream.ports.store.BarSelection.Origins;
import java.time.Instant;
import java.util.function.Consumer;

/** Reads bars, streaming, from the table that has each instrument's together. */
record ClickHouseBarReader(Server server) implements BarReader {

  private static final String DOING = "reading bars";

  /** From E000 on, the order of UTF-8 is not that of UTF-16, in which keys are. */
  private static final String ODD_SYMBOL = "match(symbol, '[\\\\x{E000}-\\\\x{10FFFF}]')";

  /** Lead bytes of characters below 10000, moved beyond those above it. */
  private static final String UTF_16_ORDER =
      "replaceAll(replaceAll(symbol, '\\xEE', '\\xFE'), '\\xEF', '\\xFF')";

  private static final Timeframe LONGEST = Timeframe.values()[Timeframe.values().length - 1];

  @Override
  public void read(BarSelection selection, Consumer<StoredBar> consumer) {
    InstrumentNames names = new InstrumentNames();
    if (selection.origins() == Origins.PREFERRED) {
      PreferredBars preferred = new PreferredBars(selection.until(), consumer);
      stream(selection, names, preferred);
      preferred.finish();
    } else {
      stream(selection, names, consumer);
    }
  }

  private void stream(BarSelection selection, InstrumentNames names, Consumer<StoredBar> consumer) {
    server.stream(
        DOING,
        query(selection),
        block -> {
          for (int row = 0; row < block.rows(); row++) {
            consumer.accept(BarColumns.read(block, row, 0, names));
          }
        });
  }

  private Query query(BarSelection selection) {
    StringBuilder where = new StringBuilder("true");
    selection.symbol().forEach(s -> where.append(" AND symbol = {symbol:String}"));
    selection.venue().forEach(v -> where.append(" AND venue = {venue:String}"));
    selection.timeframe().forEach(t -> where.append(" AND timeframe = {timeframe:String}"));
    selection.from().forEach(t -> where.append(" AND open_time >= ").append(time("from")));
    selection.until().forEach(t -> where.append(" AND ").append(before(selection.origins())));
    if (selection.origins() != Origins.BOTH) {
      where.append(" AND NOT void");
    }
    for (Origin origin : Origin.values()) {
      if (!selection.origins().include(origin)) {
        where.append(" AND origin != '").append(origin).append('\'');
      }
    }
    return select(selection, where.toString());
  }

  /** Below, a bar of the venue's may have to make way for a roll-up beyond the last time. */
  private static String before(Origins origins) {
    String until = "open_time < " + time("until");
    return origins == Origins.PREFERRED
        ? Sql.of(
            "(%s OR origin = 'ROLLUP' AND open_time < %s + INTERVAL %d SECOND)",
            until, time("until"), LONGEST.seconds())
        : until;
  }

  private static String time(String parameter) {
    return "fromUnixTimestamp64Micro({%s:Int64}, 'UTC')".formatted(parameter);
  }

  private Query select(BarSelection selection, String where) {
    boolean odd = selection.symbol().isEmpty() && hasOddSymbol(selection, where);
    return bound(
        selection,
        Query.of(
            "SELECT %s FROM bars_by_symbol FINAL WHERE %s ORDER BY venue, %s, timeframe, open_time, origin"
                .formatted(BarColumns.ALL.names(), where, odd ? UTF_16_ORDER : "symbol")));
  }

  private boolean hasOddSymbol(BarSelection selection, String where) {
    boolean[] has = new boolean[1];
    Query query =
        Query.of(
            "SELECT count() > 0 FROM (SELECT 1 FROM bars_by_symbol WHERE (%s) AND %s LIMIT 1)"
                .formatted(where, ODD_SYMBOL));
    server.read(DOING, bound(selection, query), block -> has[0] = block.columns()[0].int8(0) != 0);
    return has[0];
  }

  private static Query bound(BarSelection selection, Query unbound) {
    Query query = unbound;
    for (String symbol : selection.symbol()) {
      query = query.with("symbol", symbol);
    }
    for (String venue : selection.venue()) {
      query = query.with("venue", venue);
    }
    for (Timeframe timeframe : selection.timeframe()) {
      query = query.with("timeframe", timeframe.toString());
    }
    for (Instant from : selection.from()) {
      query = query.with("from", Times.nearestMicros(from));
    }
    for (Instant until : selection.until()) {
      query = query.with("until", Times.nearestMicros(until));
    }
    return query;
  }
}

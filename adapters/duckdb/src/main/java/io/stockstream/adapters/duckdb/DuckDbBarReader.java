package io.stockstream.adapters.duckdb;

import io.stockstream.domain.bar.InstrumentId;
import io.stockstream.domain.bar.Origin;
import io.stockstream.domain.statement.StoredBar;
import io.stockstream.ports.store.BarReader;
import io.stockstream.ports.store.BarSelection;
import io.stockstream.ports.store.BarSelection.Origins;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Reads bars, streaming. */
record DuckDbBarReader(Database database) implements BarReader {

  private static final int BAR_COLUMNS_FROM = 3;

  /**
   * A venue's own bar makes way for a roll-up of its window. From a day up the two open at
   * different times of one trading date, so the roll-up is looked for in the whole of the venue's
   * bar.
   */
  private static final String NO_ROLL_UP =
      " AND NOT (b.origin = 0 AND EXISTS (FROM bars r WHERE r.instrument_id = b.instrument_id"
          + " AND r.timeframe = b.timeframe AND r.origin = 1 AND r.open IS NOT NULL"
          + " AND r.open_time >= b.open_time"
          + " AND r.open_time < b.open_time + to_seconds(b.timeframe)))";

  @Override
  public void read(BarSelection selection, Consumer<StoredBar> consumer) {
    Filter filter = Filter.of(selection);
    String sql =
        "SELECT i.symbol, i.venue, "
            + BarColumns.LIST
            + " FROM bars b JOIN instruments i USING (instrument_id) WHERE true"
            + filter.sql()
            + " ORDER BY i.venue, i.symbol, b.timeframe, b.open_time, b.origin";
    database.read(
        "reading bars",
        connection -> {
          try (PreparedStatement select = connection.prepareStatement(sql)) {
            filter.bind(select);
            consume(select, consumer);
          }
          return null;
        });
  }

  private static void consume(PreparedStatement select, Consumer<StoredBar> consumer)
      throws SQLException {
    try (ResultSet row = select.executeQuery()) {
      InstrumentId instrument = null;
      while (row.next()) {
        String symbol = row.getString(1);
        String venue = row.getString(2);
        if (instrument == null
            || !instrument.symbol().equals(symbol)
            || !instrument.venue().equals(venue)) {
          instrument = new InstrumentId(symbol, venue);
        }
        consumer.accept(BarColumns.read(row, BAR_COLUMNS_FROM, instrument));
      }
    }
  }

  /**
   * The selection in SQL: fixed text, and the values to bind.
   *
   * @param sql conditions, each starting with AND
   * @param values one a question mark
   */
  private record Filter(String sql, List<Object> values) {

    static Filter of(BarSelection selection) {
      StringBuilder sql = new StringBuilder();
      List<Object> values = new ArrayList<>();
      selection.symbol().forEach(symbol -> add(sql, values, "i.symbol = ?", symbol));
      selection.venue().forEach(venue -> add(sql, values, "i.venue = ?", venue));
      selection.timeframe().forEach(t -> add(sql, values, "b.timeframe = ?", (int) t.seconds()));
      selection
          .from()
          .forEach(t -> add(sql, values, "b.open_time >= make_timestamp(?)", BarColumns.micros(t)));
      selection
          .until()
          .forEach(t -> add(sql, values, "b.open_time < make_timestamp(?)", BarColumns.micros(t)));
      addOrigins(sql, values, selection.origins());
      return new Filter(sql.toString(), values);
    }

    private static void addOrigins(StringBuilder sql, List<Object> values, Origins origins) {
      if (origins != Origins.BOTH) {
        sql.append(" AND b.open IS NOT NULL");
      }
      if (origins == Origins.PREFERRED) {
        sql.append(NO_ROLL_UP);
      } else if (!origins.include(Origin.ROLLUP)) {
        add(sql, values, "b.origin = ?", Origin.FEED.ordinal());
      } else if (!origins.include(Origin.FEED)) {
        add(sql, values, "b.origin = ?", Origin.ROLLUP.ordinal());
      }
    }

    private static void add(
        StringBuilder sql, List<Object> values, String condition, Object value) {
      sql.append(" AND ").append(condition);
      values.add(value);
    }

    void bind(PreparedStatement select) throws SQLException {
      for (int i = 0; i < values.size(); i++) {
        select.setObject(i + 1, values.get(i));
      }
    }
  }
}

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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.duckdb.DuckDBConnection;

/** Reads bars, streaming. */
record DuckDbBarReader(Database database) implements BarReader {

  private static final String STAGE =
      "CREATE TEMP TABLE selected_instruments (instrument_id INTEGER, rank INTEGER)";

  private static final String SELECTED =
      "SELECT b.*, s.rank AS instrument_rank FROM bars b"
          + " JOIN temp.selected_instruments s ON s.instrument_id = b.instrument_id WHERE true";

  /**
   * A venue's own bar makes way for a roll-up of its window: the first that opens in it. From a day
   * up the two open at different times of one trading date.
   */
  private static final String WITHOUT_ROLL_UP =
      " ASOF LEFT JOIN (SELECT r.instrument_id, r.timeframe, r.open_time FROM bars r"
          + " SEMI JOIN temp.selected_instruments s ON s.instrument_id = r.instrument_id"
          + " WHERE r.origin = 1 AND r.open IS NOT NULL) r"
          + " ON b.instrument_id = r.instrument_id AND b.timeframe = r.timeframe"
          + " AND b.open_time <= r.open_time"
          + " WHERE b.origin = 1 OR r.open_time IS NULL"
          + " OR r.open_time >= b.open_time + to_seconds(b.timeframe)";

  private static final String ORDER =
      " ORDER BY b.instrument_rank, b.timeframe, b.open_time, b.origin";

  @Override
  public void read(BarSelection selection, Consumer<StoredBar> consumer) {
    database.write(
        "reading bars",
        connection -> {
          Map<Integer, InstrumentId> instruments = select(connection, selection);
          SqlFilter filter = new SqlFilter();
          addBarConditions(filter, selection);
          String sql =
              "SELECT %s FROM (%s%s) b%s%s"
                  .formatted(
                      BarColumns.LIST,
                      SELECTED,
                      filter.sql(),
                      selection.origins() == Origins.PREFERRED ? WITHOUT_ROLL_UP : "",
                      ORDER);
          try (PreparedStatement select = connection.prepareStatement(sql)) {
            filter.bind(select);
            consume(select, instruments, consumer);
          }
        });
  }

  /**
   * Finds the instruments and ranks them as the domain does: by UTF-16 unit, where DuckDB sorts by
   * UTF-8 byte. A bar read by its instrument's number is quicker, too, than by its name.
   */
  private static Map<Integer, InstrumentId> select(
      DuckDBConnection connection, BarSelection selection) throws SQLException {
    SqlFilter filter = new SqlFilter();
    selection.symbol().forEach(symbol -> filter.and("symbol = ?", symbol));
    selection.venue().forEach(venue -> filter.and("venue = ?", venue));
    TreeMap<InstrumentId, Integer> ids = new TreeMap<>();
    String sql = "SELECT instrument_id, symbol, venue FROM instruments WHERE true" + filter.sql();
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      filter.bind(select);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          ids.put(new InstrumentId(row.getString(2), row.getString(3)), row.getInt(1));
        }
      }
    }
    stage(connection, List.copyOf(ids.values()));
    Map<Integer, InstrumentId> byId = new HashMap<>();
    ids.forEach((instrument, id) -> byId.put(id, instrument));
    return byId;
  }

  private static void stage(DuckDBConnection connection, List<Integer> ids) throws SQLException {
    Staging.execute(connection, STAGE);
    Staging.fill(
        connection,
        "selected_instruments",
        rows -> {
          for (int rank = 0; rank < ids.size(); rank++) {
            rows.beginRow().append(ids.get(rank)).append(rank).endRow();
          }
        });
  }

  private static void addBarConditions(SqlFilter filter, BarSelection selection) {
    selection.timeframe().forEach(t -> filter.and("b.timeframe = ?", (int) t.seconds()));
    selection
        .from()
        .forEach(t -> filter.and("b.open_time >= make_timestamp(?)", BarColumns.micros(t)));
    selection
        .until()
        .forEach(t -> filter.and("b.open_time < make_timestamp(?)", BarColumns.micros(t)));
    if (selection.origins() != Origins.BOTH) {
      filter.and("b.open IS NOT NULL");
    }
    for (Origin origin : Origin.values()) {
      if (!selection.origins().include(origin)) {
        filter.and("b.origin <> ?", origin.ordinal());
      }
    }
  }

  private static void consume(
      PreparedStatement select,
      Map<Integer, InstrumentId> instruments,
      Consumer<StoredBar> consumer)
      throws SQLException {
    try (ResultSet row = select.executeQuery()) {
      while (row.next()) {
        consumer.accept(BarColumns.read(row, 1, instruments.get(row.getInt(1))));
      }
    }
  }
}

package io.stockstream.apps.benchmarks;

import io.stockstream.domain.bar.BarDraft;
import io.stockstream.domain.statement.StatementDraft;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/**
 * The same in SQL on a DuckDB table in memory, on one thread: checks the rules on prices, keeps the
 * greatest revision on each key, folds one minute to five. It makes no content hash, no 128-bit
 * version and no violation's text, so it does less.
 */
final class DuckDbFold implements AutoCloseable {

  private static final String SCHEMA =
      """
      SET threads = 1;
      CREATE TABLE statements (
        symbol VARCHAR, venue VARCHAR, open_time TIMESTAMP,
        open DECIMAL(38, 18), high DECIMAL(38, 18), low DECIMAL(38, 18), close DECIMAL(38, 18),
        volume DECIMAL(38, 18), trade_count BIGINT, revision BIGINT);
      """;

  private static final String STANDING =
      """
      WITH standing AS (
        SELECT symbol, venue, open_time,
          arg_max(open, revision) AS open, arg_max(high, revision) AS high,
          arg_max(low, revision) AS low, arg_max(close, revision) AS close,
          arg_max(volume, revision) AS volume, arg_max(trade_count, revision) AS trade_count
        FROM statements
        WHERE low > 0 AND high >= open AND high >= close AND low <= open AND low <= close
          AND volume >= 0 AND coalesce(trade_count, 0) >= 0 AND second(open_time) = 0
        GROUP BY symbol, venue, open_time)
      """;

  private static final String FOLD =
      """
      CREATE OR REPLACE TABLE folded AS
      """
          + STANDING
          + """
          SELECT symbol, venue, time_bucket(INTERVAL 5 MINUTE, open_time) AS open_time,
            arg_min(open, open_time) AS open, max(high) AS high, min(low) AS low,
            arg_max(close, open_time) AS close, sum(volume) AS volume,
            sum(trade_count) AS trade_count, count(*) AS present
          FROM standing GROUP BY ALL
          """;

  private static final String DAYS =
      STANDING
          + """
          SELECT symbol, open_time::DATE::VARCHAR, sum(volume), max(high), min(low)
          FROM standing GROUP BY ALL
          """;

  private final DuckDBConnection connection;

  DuckDbFold() throws SQLException {
    connection = DriverManager.getConnection("jdbc:duckdb:").unwrap(DuckDBConnection.class);
    execute(SCHEMA);
  }

  void load(Iterable<StatementDraft> drafts) throws SQLException {
    load(drafts.iterator());
  }

  void load(Iterator<StatementDraft> drafts) throws SQLException {
    try (DuckDBAppender rows = connection.createAppender("statements")) {
      while (drafts.hasNext()) {
        StatementDraft draft = drafts.next();
        append(rows, draft.bar(), draft.revision());
      }
    }
  }

  private static void append(DuckDBAppender rows, BarDraft bar, long revision) throws SQLException {
    rows.beginRow()
        .append(bar.symbol())
        .append(bar.venue())
        .appendEpochMicros(bar.openTime().getEpochSecond() * 1_000_000)
        .append(bar.open().setScale(18))
        .append(bar.high().setScale(18))
        .append(bar.low().setScale(18))
        .append(bar.close().setScale(18))
        .append(bar.volume().setScale(18))
        .append(bar.tradeCount())
        .append(revision)
        .endRow();
  }

  /** Does the work; the result stays in a table. */
  void fold() throws SQLException {
    execute(FOLD);
  }

  /** Returns the five-minute bars of the last {@link #fold}. */
  List<FoldedBar> rows() throws SQLException {
    List<FoldedBar> rows = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT symbol, epoch(open_time)::BIGINT, open, high, low, close, volume,"
                    + " trade_count::BIGINT FROM folded ORDER BY symbol, open_time")) {
      while (row.next()) {
        rows.add(
            FoldedBar.of(
                row.getString(1),
                row.getLong(2),
                row.getBigDecimal(3),
                row.getBigDecimal(4),
                row.getBigDecimal(5),
                row.getBigDecimal(6),
                row.getBigDecimal(7),
                row.getLong(8)));
      }
    }
    return rows;
  }

  /** Returns the days, folded in one step from the bars that stand. */
  Map<Day, Totals> days() throws SQLException {
    Map<Day, Totals> days = new HashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(DAYS)) {
      while (row.next()) {
        days.put(
            new Day(row.getString(1), LocalDate.parse(row.getString(2))),
            new Totals(row.getBigDecimal(3), row.getBigDecimal(4), row.getBigDecimal(5)));
      }
    }
    return days;
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}

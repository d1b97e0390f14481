package io.stockstream.ports.warehouse;

import static io.stockstream.ports.warehouse.ColumnType.BOOLEAN;
import static io.stockstream.ports.warehouse.ColumnType.DATE;
import static io.stockstream.ports.warehouse.ColumnType.DECIMAL;
import static io.stockstream.ports.warehouse.ColumnType.INTEGER;
import static io.stockstream.ports.warehouse.ColumnType.TEXT;
import static io.stockstream.ports.warehouse.ColumnType.TIMESTAMP;

import io.stockstream.domain.bar.Activity;
import io.stockstream.domain.bar.BarKey;
import io.stockstream.domain.bar.Ohlcv;
import io.stockstream.domain.bar.Prices;
import io.stockstream.domain.statement.Coverage;
import io.stockstream.domain.statement.Stamp;
import io.stockstream.domain.statement.StoredBar;
import io.stockstream.ports.warehouse.Column.Role;
import io.stockstream.ports.warehouse.WarehouseTable.Kind;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Bars in the warehouse: every row that the store holds, of both origins, void ones included. */
public final class BarsTable {

  /** One row a key; partitioned by the UTC date of its open time. */
  public static final WarehouseTable TABLE =
      new WarehouseTable(
          "bars",
          "What stands on each bar; one row per venue, symbol, timeframe, open time and origin.",
          Kind.VERSIONED,
          List.of(
              Column.key("venue", TEXT, "Market, a MIC where there is one."),
              Column.key("symbol", TEXT, "The venue's name for the instrument."),
              Column.key("timeframe", TEXT, "1s, 1m, 5m, 15m, 30m, 1h, 4h, 1d or 1w."),
              Column.key("open_time", TIMESTAMP, "First instant of the bar, UTC."),
              Column.key("origin", TEXT, "FEED: the venue's own bar; ROLLUP: folded from finer."),
              Column.required("asset_class", TEXT, Role.LABEL, "STOCK, ETF, INDEX, CURRENCY …"),
              Column.required(
                  "trading_date", DATE, Role.DERIVED, "The date it is booked on, by its calendar."),
              Column.required("state", TEXT, Role.VALUE, "OPEN while it still moves, or CLOSED."),
              Column.required(
                  "is_void", BOOLEAN, Role.VALUE, "Whether the bar never was; then no prices."),
              Column.nullable("open", DECIMAL, Role.VALUE, "First price, quote currency."),
              Column.nullable("high", DECIMAL, Role.VALUE, "Highest price, quote currency."),
              Column.nullable("low", DECIMAL, Role.VALUE, "Lowest price, quote currency."),
              Column.nullable("close", DECIMAL, Role.VALUE, "Last price, quote currency."),
              Column.nullable("volume", DECIMAL, Role.VALUE, "Units traded; null: not known."),
              Column.nullable("turnover", DECIMAL, Role.VALUE, "Price times volume."),
              Column.nullable("vwap", DECIMAL, Role.VALUE, "Volume-weighted price, as stated."),
              Column.nullable("trade_count", INTEGER, Role.VALUE, "Number of trades."),
              Column.required("version", TEXT, Role.VERSION, "The greater stands; 32 hex digits."),
              Column.nullable("source", TEXT, Role.LABEL, "Who stated it; null for a roll-up."),
              Column.nullable("rank", INTEGER, Role.VALUE, "Of its source; null for a roll-up."),
              Column.nullable("revision", INTEGER, Role.VALUE, "Among its source's statements."),
              Column.nullable("present", INTEGER, Role.VALUE, "Base bars of a roll-up."),
              Column.nullable("expected", INTEGER, Role.VALUE, "Base bars by the calendar.")),
          "open_time",
          List.of("venue", "symbol", "timeframe"),
          Optional.of("volume"));

  private BarsTable() {}

  /**
   * Returns the row of a bar.
   *
   * @param tradingDate that it is booked on
   */
  public static Row row(StoredBar bar, LocalDate tradingDate) {
    Object[] values = new Object[TABLE.columns().size()];
    BarKey key = bar.key();
    values[0] = key.instrument().venue();
    values[1] = key.instrument().symbol();
    values[2] = key.timeframe().toString();
    values[3] = key.openTime();
    values[4] = key.origin().name();
    values[5] = bar.assetClass().name();
    values[6] = tradingDate;
    values[7] = bar.state().name();
    values[8] = bar.isVoid();
    if (bar.content() instanceof Ohlcv ohlcv) {
      put(ohlcv, values);
    }
    values[17] = bar.version().toHex();
    if (bar.provenance() instanceof Stamp stamp) {
      values[18] = stamp.source();
      values[19] = (long) stamp.rank();
      values[20] = stamp.revision();
    } else if (bar.provenance() instanceof Coverage coverage) {
      values[21] = (long) coverage.present();
      values[22] = coverage.expected().map(Integer::longValue).getOrNull();
    }
    return Row.of(values);
  }

  private static void put(Ohlcv ohlcv, Object[] values) {
    Prices prices = ohlcv.prices();
    Activity activity = ohlcv.activity();
    values[9] = prices.open();
    values[10] = prices.high();
    values[11] = prices.low();
    values[12] = prices.close();
    values[13] = activity.volume().getOrNull();
    values[14] = activity.turnover().getOrNull();
    values[15] = activity.vwap().getOrNull();
    values[16] = activity.tradeCount().getOrNull();
  }
}

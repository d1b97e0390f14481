package io.stockstream.ports.warehouse;

import static io.stockstream.ports.warehouse.ColumnType.DATE;
import static io.stockstream.ports.warehouse.ColumnType.INTEGER;
import static io.stockstream.ports.warehouse.ColumnType.TEXT;
import static io.stockstream.ports.warehouse.ColumnType.TIMESTAMP;

import io.stockstream.domain.gap.Gap;
import io.stockstream.ports.warehouse.Column.Role;
import io.stockstream.ports.warehouse.WarehouseTable.Kind;
import java.util.List;
import java.util.Optional;

/** Where bars are missing. */
public final class GapsTable {

  /** One row a gap; partitioned by the UTC date on which it begins. */
  public static final WarehouseTable TABLE =
      new WarehouseTable(
          "gaps",
          "Base bars that a calendar expects and that are missing; one row per venue, symbol, timeframe and begin.",
          Kind.REPLACED,
          List.of(
              Column.key("venue", TEXT, "Market, a MIC where there is one."),
              Column.key("symbol", TEXT, "The venue's name for the instrument."),
              Column.key("timeframe", TEXT, "Of the bars: the instrument's base timeframe."),
              Column.key("from_time", TIMESTAMP, "Open time of the first missing bar, UTC."),
              Column.required(
                  "until_time", TIMESTAMP, Role.VALUE, "First instant after the last one, UTC."),
              Column.required("trading_date", DATE, Role.DERIVED, "Of the session that it is in."),
              Column.required(
                  "reason", TEXT, Role.VALUE, "NO_TRADES, FEED_DOWN, or UNKNOWN: nobody can tell."),
              Column.required("bars", INTEGER, Role.VALUE, "How many are missing.")),
          "from_time",
          List.of("venue", "symbol"),
          Optional.empty());

  private GapsTable() {}

  /** Returns the row of a gap whose bars are missing. */
  public static Row row(Gap gap) {
    return Row.of(
        gap.instrument().venue(),
        gap.instrument().symbol(),
        gap.timeframe().toString(),
        gap.from(),
        gap.until(),
        gap.tradingDate(),
        gap.reason().name(),
        gap.bars());
  }
}

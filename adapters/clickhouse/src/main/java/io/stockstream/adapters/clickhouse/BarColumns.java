package io.stockstream.adapters.clickhouse;

import io.stockstream.domain.bar.Activity;
import io.stockstream.domain.bar.AssetClass;
import io.stockstream.domain.bar.BarKey;
import io.stockstream.domain.bar.BarState;
import io.stockstream.domain.bar.Content;
import io.stockstream.domain.bar.InstrumentId;
import io.stockstream.domain.bar.Ohlcv;
import io.stockstream.domain.bar.Origin;
import io.stockstream.domain.bar.Prices;
import io.stockstream.domain.bar.Timeframe;
import io.stockstream.domain.bar.Voided;
import io.stockstream.domain.statement.Coverage;
import io.stockstream.domain.statement.Provenance;
import io.stockstream.domain.statement.Stamp;
import io.stockstream.domain.statement.StoredBar;
import io.stockstream.domain.statement.Version;
import io.vavr.control.Option;
import java.math.BigDecimal;

/** The columns of a bar, both ways. Codes are the places of our enums, and so are the tables'. */
final class BarColumns {

  static final Columns ALL =
      Columns.of(
          "venue", "String",
          "symbol", "String",
          "timeframe", "Int8",
          "origin", "Int8",
          "open_time", "DateTime64(6, 'UTC')",
          "asset_class", "Int8",
          "state", "Int8",
          "void", "Bool",
          "open", "Decimal(38, 18)",
          "high", "Decimal(38, 18)",
          "low", "Decimal(38, 18)",
          "close", "Decimal(38, 18)",
          "volume", "Nullable(Decimal(38, 18))",
          "turnover", "Nullable(Decimal(38, 18))",
          "vwap", "Nullable(Decimal(38, 18))",
          "trade_count", "Nullable(Int64)",
          "version", "UInt128",
          "source", "String",
          "rank", "UInt8",
          "revision", "Int64",
          "present", "Int32",
          "expected", "Nullable(Int32)");

  private static final AssetClass[] ASSET_CLASSES = AssetClass.values();
  private static final Origin[] ORIGINS = Origin.values();
  private static final BarState[] STATES = BarState.values();
  private static final Timeframe[] TIMEFRAMES = Timeframe.values();

  private BarColumns() {}

  static Rows add(Rows rows, StoredBar bar) {
    BarKey key = bar.key();
    rows.text(key.instrument().venue())
        .text(key.instrument().symbol())
        .int8(key.timeframe().ordinal())
        .int8(key.origin().ordinal())
        .time(key.openTime())
        .int8(bar.assetClass().ordinal())
        .int8(bar.state().ordinal());
    addContent(rows, bar.content());
    rows.int128(bar.version().high(), bar.version().low());
    addProvenance(rows, bar.provenance());
    return rows;
  }

  private static void addContent(Rows rows, Content content) {
    if (content instanceof Ohlcv ohlcv) {
      Prices prices = ohlcv.prices();
      Activity activity = ohlcv.activity();
      rows.int8(0)
          .decimal(prices.open())
          .decimal(prices.high())
          .decimal(prices.low())
          .decimal(prices.close())
          .decimal(activity.volume().getOrNull())
          .decimal(activity.turnover().getOrNull())
          .decimal(activity.vwap().getOrNull())
          .int64(activity.tradeCount().getOrNull());
    } else {
      rows.int8(1);
      for (int price = 0; price < 4; price++) {
        rows.decimal(BigDecimal.ZERO);
      }
      rows.decimal(null).decimal(null).decimal(null).int64((Long) null);
    }
  }

  private static void addProvenance(Rows rows, Provenance provenance) {
    if (provenance instanceof Stamp stamp) {
      rows.text(stamp.source()).int8(stamp.rank()).int64(stamp.revision());
      rows.int32(0).int32((Integer) null);
    } else {
      Coverage coverage = (Coverage) provenance;
      rows.text("").int8(0).int64(0);
      rows.int32(coverage.present()).int32(coverage.expected().getOrNull());
    }
  }

  /** Reads a row of a block in which the columns begin at some place. */
  static StoredBar read(Block block, int row, int first, InstrumentNames names) {
    return read(block, row, first, readKey(block, row, first + 2, names.read(block, row, first)));
  }

  /** Likewise, where the key was read already. */
  static StoredBar read(Block block, int row, int first, BarKey key) {
    Values[] columns = block.columns();
    return new StoredBar(
        key,
        ASSET_CLASSES[columns[first + 5].int8(row)],
        STATES[columns[first + 6].int8(row)],
        columns[first + 7].int8(row) != 0 ? Voided.VOID : readContent(columns, row, first + 8),
        new Version(columns[first + 16].high(row), columns[first + 16].low(row)),
        key.origin() == Origin.FEED
            ? readStamp(columns, row, first + 17)
            : readCoverage(columns, row, first + 20));
  }

  /** Reads timeframe, origin and open time. */
  static BarKey readKey(Block block, int row, int first, InstrumentId instrument) {
    Values[] columns = block.columns();
    return new BarKey(
        instrument,
        TIMEFRAMES[columns[first].int8(row)],
        columns[first + 2].time(row),
        ORIGINS[columns[first + 1].int8(row)]);
  }

  private static Content readContent(Values[] columns, int row, int first) {
    Prices prices =
        new Prices(
            columns[first].decimal(row),
            columns[first + 1].decimal(row),
            columns[first + 2].decimal(row),
            columns[first + 3].decimal(row));
    return new Ohlcv(
        prices,
        new Activity(
            Option.of(columns[first + 4].decimal(row)),
            Option.of(columns[first + 5].decimal(row)),
            Option.of(columns[first + 6].decimal(row)),
            columns[first + 7].isNull(row)
                ? Option.none()
                : Option.some(columns[first + 7].int64(row))));
  }

  private static Stamp readStamp(Values[] columns, int row, int first) {
    return new Stamp(
        columns[first].text(row), columns[first + 1].int8(row), columns[first + 2].int64(row));
  }

  private static Coverage readCoverage(Values[] columns, int row, int first) {
    return new Coverage(
        columns[first].int32(row),
        columns[first + 1].isNull(row)
            ? Option.none()
            : Option.some(columns[first + 1].int32(row)));
  }
}

package io.stockstream.adapters.duckdb;

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
import java.math.BigInteger;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.duckdb.DuckDBAppender;

/** The columns of a bar, in the order of the table, both ways. */
final class BarColumns {

  /** What {@link #read} reads, from a table named b. */
  static final String LIST =
      "b.instrument_id, b.timeframe, b.origin, epoch_us(b.open_time) AS open_us, b.asset_class,"
          + " b.state, b.open, b.high, b.low, b.close, b.volume, b.turnover, b.vwap, b.trade_count,"
          + " b.version, b.source, b.rank, b.revision, b.present, b.expected";

  /** How many they are. */
  static final int COUNT = 20;

  private static final AssetClass[] ASSET_CLASSES = AssetClass.values();
  private static final Origin[] ORIGINS = Origin.values();
  private static final BarState[] STATES = BarState.values();
  private static final Map<Integer, Timeframe> TIMEFRAMES =
      Stream.of(Timeframe.values())
          .collect(Collectors.toUnmodifiableMap(t -> (int) t.seconds(), Function.identity()));

  private BarColumns() {}

  static Timeframe timeframe(int seconds) {
    return TIMEFRAMES.get(seconds);
  }

  static long micros(Instant instant) {
    return Math.addExact(
        Math.multiplyExact(instant.getEpochSecond(), 1_000_000L), instant.getNano() / 1_000);
  }

  static Instant instant(long micros) {
    return Instant.ofEpochSecond(
        Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1_000);
  }

  static void appendKey(DuckDBAppender row, int instrument, BarKey key) throws SQLException {
    row.append(instrument)
        .append((int) key.timeframe().seconds())
        .append((byte) key.origin().ordinal())
        .appendEpochMicros(micros(key.openTime()));
  }

  static void append(DuckDBAppender row, int instrument, StoredBar bar) throws SQLException {
    appendKey(row, instrument, bar.key());
    row.append((byte) bar.assetClass().ordinal()).append((byte) bar.state().ordinal());
    appendContent(row, bar.content());
    row.appendHugeInt(bar.version().low(), bar.version().high());
    appendProvenance(row, bar.provenance());
  }

  private static void appendContent(DuckDBAppender row, Content content) throws SQLException {
    if (content instanceof Ohlcv ohlcv) {
      Prices prices = ohlcv.prices();
      Activity activity = ohlcv.activity();
      FixedPoint.append(row, prices.open());
      FixedPoint.append(row, prices.high());
      FixedPoint.append(row, prices.low());
      FixedPoint.append(row, prices.close());
      FixedPoint.append(row, activity.volume().getOrNull());
      FixedPoint.append(row, activity.turnover().getOrNull());
      FixedPoint.append(row, activity.vwap().getOrNull());
      row.append(activity.tradeCount().getOrNull());
    } else {
      for (int column = 0; column < 8; column++) {
        row.appendNull();
      }
    }
  }

  private static void appendProvenance(DuckDBAppender row, Provenance provenance)
      throws SQLException {
    if (provenance instanceof Stamp stamp) {
      row.append(stamp.source()).append((short) stamp.rank()).append(stamp.revision());
      row.appendNull().appendNull();
    } else {
      Coverage coverage = (Coverage) provenance;
      row.appendNull().appendNull().appendNull();
      row.append(coverage.present()).append(coverage.expected().getOrNull());
    }
  }

  static StoredBar read(ResultSet row, int first, InstrumentId instrument) throws SQLException {
    Origin origin = ORIGINS[row.getByte(first + 2)];
    BarKey key =
        new BarKey(
            instrument,
            TIMEFRAMES.get(row.getInt(first + 1)),
            instant(row.getLong(first + 3)),
            origin);
    return new StoredBar(
        key,
        ASSET_CLASSES[row.getByte(first + 4)],
        STATES[row.getByte(first + 5)],
        readContent(row, first + 6),
        Version.of((BigInteger) row.getObject(first + 14)),
        origin == Origin.FEED ? readStamp(row, first + 15) : readCoverage(row, first + 18));
  }

  private static Content readContent(ResultSet row, int first) throws SQLException {
    BigDecimal open = FixedPoint.read(row, first);
    if (open == null) {
      return Voided.VOID;
    }
    Prices prices =
        new Prices(
            open,
            FixedPoint.read(row, first + 1),
            FixedPoint.read(row, first + 2),
            FixedPoint.read(row, first + 3));
    return new Ohlcv(
        prices,
        new Activity(
            Option.of(FixedPoint.read(row, first + 4)),
            Option.of(FixedPoint.read(row, first + 5)),
            Option.of(FixedPoint.read(row, first + 6)),
            Option.of((Long) row.getObject(first + 7))));
  }

  private static Stamp readStamp(ResultSet row, int first) throws SQLException {
    return new Stamp(row.getString(first), row.getShort(first + 1), row.getLong(first + 2));
  }

  private static Coverage readCoverage(ResultSet row, int first) throws SQLException {
    return new Coverage(row.getInt(first), Option.of((Integer) row.getObject(first + 1)));
  }
}

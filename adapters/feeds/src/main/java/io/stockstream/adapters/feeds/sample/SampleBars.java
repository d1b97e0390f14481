package io.stockstream.adapters.feeds.sample;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.stockstream.domain.bar.Activity;
import io.stockstream.domain.bar.AssetClass;
import io.stockstream.domain.bar.BarKey;
import io.stockstream.domain.bar.BarState;
import io.stockstream.domain.bar.InstrumentId;
import io.stockstream.domain.bar.Ohlcv;
import io.stockstream.domain.bar.Origin;
import io.stockstream.domain.bar.Prices;
import io.stockstream.domain.bar.Timeframe;
import io.stockstream.domain.bar.Trade;
import io.stockstream.domain.bar.TradeFold;
import io.stockstream.domain.statement.RevisionScheme;
import io.stockstream.domain.statement.Source;
import io.stockstream.domain.statement.Statement;
import io.stockstream.ports.failure.FailureKind;
import io.stockstream.ports.failure.PortException;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** The statements of the sample. */
final class SampleBars {

  private static final InstrumentId BITCOIN = new InstrumentId("BTC-USD", "BITSTAMP");
  private static final InstrumentId APPLE = new InstrumentId("AAPL", "XNAS");

  private SampleBars() {}

  static List<Statement> all() {
    List<Statement> statements = new ArrayList<>(bitcoin());
    statements.addAll(apple());
    statements.addAll(EtherBars.all());
    return statements;
  }

  /** Trades are in the order of their times, and fold within their minutes. */
  private static List<Statement> bitcoin() {
    Map<Instant, TradeFold> minutes = new TreeMap<>();
    rows(
        "bitstamp_trades_from_20131125_usd.csv",
        (line, row) -> {
          Instant time = Instant.ofEpochSecond(Long.parseLong(row.getField("timestamp")));
          Trade trade = new Trade(time, decimal(row, "price"), decimal(row, "amount"));
          minutes.merge(
              Timeframe.M1.floor(time), TradeFold.of(trade), (fold, first) -> fold.add(trade));
        });
    List<Statement> statements = new ArrayList<>();
    minutes.forEach(
        (minute, fold) ->
            statements.add(
                closed(
                    new BarKey(BITCOIN, Timeframe.M1, minute, Origin.FEED),
                    AssetClass.CRYPTO,
                    fold.toOhlcv(),
                    "ta4j-bitstamp",
                    statements.size() + 1L)));
    return statements;
  }

  private static List<Statement> apple() {
    List<Statement> statements = new ArrayList<>();
    rows(
        "appleinc_bars_from_20130101_usd.csv",
        (line, row) -> {
          Instant day =
              LocalDate.parse(row.getField("date")).atStartOfDay(ZoneOffset.UTC).toInstant();
          Prices prices =
              new Prices(
                  decimal(row, "open"),
                  decimal(row, "high"),
                  decimal(row, "low"),
                  decimal(row, "close"));
          statements.add(
              closed(
                  new BarKey(APPLE, Timeframe.D1, day, Origin.FEED),
                  AssetClass.STOCK,
                  new Ohlcv(prices, Activity.ofVolume(decimal(row, "volume"))),
                  "ta4j-apple",
                  line));
        });
    return statements;
  }

  static Statement closed(
      BarKey key, AssetClass assetClass, Ohlcv ohlcv, String source, long line) {
    return new Statement(
        key,
        assetClass,
        BarState.CLOSED,
        ohlcv,
        Source.file(source).stamp(RevisionScheme.ofLine(0, line)));
  }

  private static BigDecimal decimal(NamedCsvRecord row, String column) {
    return new BigDecimal(row.getField(column)).stripTrailingZeros();
  }

  private static void rows(String resource, BiConsumer<Long, NamedCsvRecord> consumer) {
    try (InputStream in = open(resource);
        CsvReader<NamedCsvRecord> csv =
            CsvReader.builder().ofNamedCsvRecord(in, StandardCharsets.UTF_8)) {
      csv.forEach(row -> consumer.accept(row.getStartingLineNumber(), row));
    } catch (IOException e) {
      throw unreadable(resource, e);
    }
  }

  static InputStream open(String resource) {
    InputStream in = SampleBars.class.getResourceAsStream("/" + resource);
    if (in == null) {
      throw new PortException(
          FailureKind.MISCONFIGURED,
          "sample: expected "
              + resource
              + " on the class path, was missing; add org.ta4j:ta4j-examples:0.18 to it");
    }
    return in;
  }

  static PortException unreadable(String resource, IOException cause) {
    return new PortException(
        FailureKind.RETRYABLE,
        "sample: reading " + resource + " failed with " + cause.getMessage(),
        cause);
  }
}

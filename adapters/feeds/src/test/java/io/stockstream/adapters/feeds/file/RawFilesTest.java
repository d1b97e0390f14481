package io.stockstream.adapters.feeds.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.adapters.feeds.file.TestingReplay.Read;
import io.stockstream.adapters.testkit.TestingSharedData;
import io.stockstream.domain.bar.AssetClass;
import io.stockstream.domain.bar.BarDraft;
import io.stockstream.domain.bar.BarState;
import io.stockstream.domain.bar.Timeframe;
import io.vavr.control.Option;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Files as venues and vendors give them, held against the same bars made canonical by others. */
class RawFilesTest {

  private static final Path DATA = Path.of("raw");

  /**
   * @param canonical the file that has the same bars
   * @param unreadable rows that were left out there
   * @param raw files or folders of them, in this order
   */
  private record Case(
      String canonical,
      FileFormat format,
      AssetClass assetClass,
      int unreadable,
      List<String> raw) {

    Subject subject() {
      String[] name = canonical.replace(".csv", "").split("_", -1);
      return new Subject(
          Option.some(name[0]),
          Option.some(assetClass),
          Timeframe.parse(name[1]),
          Option.none(),
          Option.none());
    }

    @Override
    public String toString() {
      return canonical;
    }
  }

  static Stream<Case> cases() {
    return Stream.of(
        lean("AAPL_1m.csv", AssetClass.STOCK, "equity-usa/aapl"),
        lean("SHY_1m.csv", AssetClass.ETF, "equity-usa/shy"),
        lean("JUNIORBEES_1m.csv", AssetClass.ETF, "equity-india/juniorbees"),
        lean("SPX_1m.csv", AssetClass.INDEX, "index-usa/spx"),
        lean("NIFTY50_1m.csv", AssetClass.INDEX, "index-india/nifty50"),
        lean("EURUSD_1m.csv", AssetClass.CURRENCY, "forex-fxcm/eurusd"),
        lean("BTCUSD_1m.csv", AssetClass.CRYPTO, "crypto-coinbase/btcusd"),
        csv("AAPL_1d.csv", AssetClass.STOCK, 0, "plotly/finance-charts-apple.csv"),
        csv("TSLA_1d.csv", AssetClass.STOCK, 1, "plotly/tesla-stock-price.csv"),
        csv("VIX_1d.csv", AssetClass.INDEX, 0, "cboe/vix-daily.csv"),
        csv("AET.L_1d.csv", AssetClass.STOCK, 0, "yahoo/AET-L-1d-100x-error.csv"),
        csv("ABDP.L_1d.csv", AssetClass.STOCK, 0, "yahoo/ABDP-L-1d-bad-div.csv"),
        csv("1398.HK_1d.csv", AssetClass.STOCK, 0, "yahoo/1398-HK-1d-bad-div.csv"),
        csv("ASAI.L_1h.csv", AssetClass.STOCK, 0, "yahoo/ASAI-L-1h-bad-unit.csv"),
        csv("EA_15m.csv", AssetClass.STOCK, 0, "yahoo/EA-15m-no-bad-divs.csv"),
        json("BTC-USD_1d.csv", AssetClass.CRYPTO, "ta4j/Coinbase-BTC-USD-PT1D-20230616_20231020"),
        json("ETHUSD_5m.csv", AssetClass.CRYPTO, "ta4j/Binance-ETH-USD-PT5M-20230313_20230315"),
        json("SP500_1d.csv", AssetClass.INDEX, "ta4j/YahooFinance-SP500-PT1D-20230616_20231011"),
        json("XBTUSD_1m.csv", AssetClass.CRYPTO, "venue-rest/kraken-ohlc-XBTUSD-1m"));
  }

  private static Case lean(String canonical, AssetClass assetClass, String folder) {
    return new Case(canonical, FileFormat.LEAN, assetClass, 0, List.of("lean/" + folder));
  }

  private static Case csv(String canonical, AssetClass assetClass, int unreadable, String file) {
    return new Case(canonical, FileFormat.CSV, assetClass, unreadable, List.of(file));
  }

  private static Case json(String canonical, AssetClass assetClass, String file) {
    return new Case(canonical, FileFormat.JSON, assetClass, 0, List.of(file + ".json"));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void theSameBarsComeOutAsWereMadeCanonicalOfThem(Case each) throws IOException {
    Path data = TestingSharedData.folder();
    List<Read> read = new ArrayList<>();
    for (Path file : files(data, each.raw())) {
      read.addAll(
          TestingReplay.replay(file, ReplayOptions.DEFAULT.with(each.format(), each.subject())));
    }

    List<String> expected =
        TestingReplay.replay(data.resolve("canonical").resolve(each.canonical())).stream()
            .map(RawFilesTest::values)
            .toList();
    List<String> bars =
        read.stream().filter(row -> !isUnreadableTime(row)).map(RawFilesTest::values).toList();
    assertThat(bars).isEqualTo(expected);
    assertThat(read).hasSize(expected.size() + each.unreadable());
    System.out.printf("%s: %d bars equal%n", each.canonical(), expected.size());
  }

  private static List<Path> files(Path data, List<String> raw) throws IOException {
    List<Path> files = new ArrayList<>();
    for (String each : raw) {
      Path path = data.resolve(DATA).resolve(each);
      if (Files.isDirectory(path)) {
        try (Stream<Path> inside = Files.list(path)) {
          files.addAll(inside.sorted().toList());
        }
      } else {
        files.add(path);
      }
    }
    return files;
  }

  private static boolean isUnreadableTime(Read row) {
    return row.decoded().isLeft() && row.refusal().contains("BAD_TIME");
  }

  /** A row without prices is refused by the decoder, in both forms. */
  private static String values(Read row) {
    if (row.decoded().isLeft()) {
      return row.decoded().getLeft().violation().code().toString();
    }
    BarDraft bar = row.draft().bar();
    return String.join(
        " ",
        bar.symbol(),
        row.draft().assetClass().toString(),
        bar.timeframe(),
        bar.openTime().toString(),
        plain(bar.open()),
        plain(bar.high()),
        plain(bar.low()),
        plain(bar.close()),
        plain(bar.volume()));
  }

  private static String plain(BigDecimal number) {
    return number == null
        ? "-"
        : number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }

  @Test
  void theOpenBarOfASavedAnswerStaysOpen() {
    Path file = TestingSharedData.folder().resolve("raw/venue-rest/kraken-ohlc-XBTUSD-1m.json");

    List<Read> read = replayed(file, "XBTUSD", Timeframe.M1);

    assertThat(read.subList(0, 719)).allMatch(row -> row.draft().state() == BarState.CLOSED);
    assertThat(read.get(719).draft().state()).isEqualTo(BarState.OPEN);
  }

  @Test
  void columnsInTheVenuesOrderAndVolumesThatAreSumsOfFloatsAreUnderstood() {
    Path file =
        TestingSharedData.folder().resolve("raw/venue-rest/coinbase-exchange-candles-1m.json");

    BarDraft bar = replayed(file, "BTC-USD", Timeframe.M1).get(1).draft().bar();

    assertThat(bar.low()).isEqualByComparingTo("10106.01");
    assertThat(bar.high()).isEqualByComparingTo("10130");
    assertThat(bar.open()).isEqualByComparingTo("10129.99");
    assertThat(bar.volume()).isEqualByComparingTo("4.72752152");
  }

  @Test
  void daysOfLeanAreTheirDates() {
    Path file = TestingSharedData.folder().resolve("raw/lean/forex-fxcm/daily/eurusd.zip");

    List<Read> read =
        TestingReplay.replay(file, ReplayOptions.DEFAULT.with(FileFormat.LEAN, Subject.UNKNOWN));

    assertThat(read).hasSize(3_487);
    assertThat(values(read.get(0)))
        .isEqualTo("EURUSD CURRENCY 1d 2007-03-30T00:00:00Z 1.33141 1.34001 1.32881 1.33581 -");
  }

  private static List<Read> replayed(Path file, String symbol, Timeframe timeframe) {
    Subject subject =
        new Subject(
            Option.some(symbol),
            Option.none(),
            Option.some(timeframe),
            Option.none(),
            Option.none());
    return TestingReplay.replay(file, ReplayOptions.DEFAULT.with(FileFormat.JSON, subject));
  }
}

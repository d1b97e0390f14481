package io.stockstream.adapters.testkit;

import static io.stockstream.adapters.testkit.TestingBars.APPLE;
import static io.stockstream.adapters.testkit.TestingBars.START;
import static io.stockstream.adapters.testkit.TestingBars.bar;
import static io.stockstream.adapters.testkit.TestingBars.flat;
import static io.stockstream.adapters.testkit.TestingBars.instrument;
import static io.stockstream.adapters.testkit.TestingBars.key;
import static io.stockstream.adapters.testkit.TestingBars.rollUp;
import static io.stockstream.adapters.testkit.TestingBars.statement;
import static io.stockstream.adapters.testkit.TestingBars.voided;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

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
import io.stockstream.domain.statement.Coverage;
import io.stockstream.domain.statement.Stamp;
import io.stockstream.domain.statement.Statement;
import io.stockstream.domain.statement.StoredBar;
import io.stockstream.domain.statement.Version;
import io.vavr.control.Option;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is written is read back, to the last digit. */
interface RowContract extends ContractParts {

  private void isReadBack(StoredBar... bars) {
    store().write(bars);
    BarKey[] keys = List.of(bars).stream().map(StoredBar::key).toArray(BarKey[]::new);

    List<StoredBar> readBack = store().bars();
    assertThat(readBack).containsExactlyInAnyOrder(bars);
    Set<InstrumentId> instruments =
        readBack.stream().map(bar -> bar.key().instrument()).collect(toSet());
    List<StoredBar> existing =
        instruments.stream().flatMap(i -> store().existing(i, keys).bars().stream()).toList();
    assertThat(hashes(existing)).isEqualTo(hashes(readBack));
  }

  private static Map<BarKey, Integer> hashes(List<StoredBar> bars) {
    return bars.stream().collect(toMap(StoredBar::key, bar -> bar.content().hash()));
  }

  private static BigDecimal number(String digits) {
    return new BigDecimal(digits);
  }

  private static StoredBar at(Timeframe timeframe, Instant openTime) {
    return statement(new BarKey(APPLE, timeframe, openTime, Origin.FEED), flat("10"), 1).toStored();
  }

  @Test
  default void aBarIsReadBackExactly() {
    Content content =
        new Ohlcv(
            new Prices(number("748.20"), number("749.135"), number("747"), number("748.99")),
            new Activity(
                Option.some(number("1200.5")),
                Option.some(number("898000.000000000000000001")),
                Option.some(number("748.3331")),
                Option.some(Long.MAX_VALUE)));

    isReadBack(statement(APPLE, 0, content, 7).toStored());
  }

  @Test
  default void whatWasNotSaidStaysUnsaid() {
    Prices prices = Prices.flat(number("1.0845"));
    Option<BigDecimal> none = Option.none();
    Option<BigDecimal> zero = Option.some(BigDecimal.ZERO);

    isReadBack(
        statement(APPLE, 0, new Ohlcv(prices, Activity.UNKNOWN), 1).toStored(),
        statement(APPLE, 1, new Ohlcv(prices, Activity.ofVolume(BigDecimal.ZERO)), 1).toStored(),
        statement(APPLE, 2, ohlcv(prices, none, zero, none, Option.none()), 1).toStored(),
        statement(APPLE, 3, ohlcv(prices, none, none, zero, Option.none()), 1).toStored(),
        statement(APPLE, 4, ohlcv(prices, none, none, none, Option.some(0L)), 1).toStored());
  }

  private static Ohlcv ohlcv(
      Prices prices,
      Option<BigDecimal> volume,
      Option<BigDecimal> turnover,
      Option<BigDecimal> vwap,
      Option<Long> tradeCount) {
    return new Ohlcv(prices, new Activity(volume, turnover, vwap, tradeCount));
  }

  @Test
  default void aVoidBarIsReadBackAsVoid() {
    StoredBar part = voided(APPLE, 0, 3);

    isReadBack(part, rollUp(Timeframe.M5, BarState.CLOSED, 0, part));
  }

  @Test
  default void decimalsOf38DigitsAreReadBackExactly() {
    List<StoredBar> bars = new ArrayList<>();
    for (String digits :
        List.of(
            "12345678901234567890.123456789012345678",
            "99999999999999999999.999999999999999999",
            "-99999999999999999999.999999999999999999",
            "-12.5",
            "0",
            "0.000000000000000001",
            "0.100000000000000001",
            "100000000000000000",
            "9223372036854775807.5",
            "9223372036.854775807",
            "9223372036.854775808",
            "1E+19",
            "748.2000000000000000000000")) {
      Content content =
          new Ohlcv(Prices.flat(number(digits)), Activity.ofVolume(number(digits).abs()));
      bars.add(statement(APPLE, bars.size(), content, 1).toStored());
    }

    isReadBack(bars.toArray(StoredBar[]::new));
  }

  @Test
  default void timesBefore1970AreReadBackExactly() {
    isReadBack(
        at(Timeframe.S1, Instant.parse("1969-12-31T23:59:59Z")),
        at(Timeframe.M1, Instant.parse("1929-10-29T15:00:00Z")),
        at(Timeframe.D1, Instant.parse("1900-01-01T00:00:00Z")));
  }

  @Test
  default void timesAreReadBackToTheMicrosecond() {
    isReadBack(
        at(Timeframe.D1, Instant.parse("1969-12-31T23:59:59.999999Z")),
        at(Timeframe.D1, Instant.parse("2026-01-05T14:30:00.000001Z")),
        at(Timeframe.W1, Instant.parse("2199-12-31T23:59:59.123456Z")));
  }

  @Test
  default void aSymbolIsDataWhateverItLooksLike() {
    List<StoredBar> bars = new ArrayList<>();
    for (String symbol :
        List.of(
            "'; DROP TABLE bars;--",
            "a\"b",
            "a'b",
            "a\\b",
            "a`b",
            "../../etc/passwd",
            "%s {} ${x} ? $1",
            "NULL",
            " leading and trailing ",
            "EUR/USD",
            "BRK.B",
            "\uD83D\uDE80",
            "日本電信電話",
            "e\u0301",
            "\u00e9",
            "aapl",
            "x".repeat(64),
            "\uD83D\uDE80".repeat(64))) {
      bars.add(bar(instrument(symbol), 0, "10"));
    }

    isReadBack(bars.toArray(StoredBar[]::new));
    for (StoredBar bar : bars) {
      assertThat(store().existing(bar.key().instrument(), bar.key()).bars()).containsExactly(bar);
    }
  }

  @Test
  default void oneSymbolOnTwoVenuesIsTwoInstruments() {
    InstrumentId london = new InstrumentId("AAPL", "XLON");

    isReadBack(bar(APPLE, 0, "10"), bar(london, 0, "7"));
  }

  @Test
  default void theGreatestStampIsReadBackExactly() {
    Stamp greatest = new Stamp("a source's name — 源", Stamp.MAX_RANK, (1L << 58) - 1);
    Stamp least = new Stamp("s", 0, 0);

    isReadBack(
        new Statement(key(APPLE, 0), AssetClass.ETF, BarState.CLOSED, flat("10"), greatest)
            .toStored(),
        new Statement(key(APPLE, 1), AssetClass.ETF, BarState.OPEN, flat("10"), least).toStored());
  }

  @Test
  default void theGreatestVersionOfARollUpIsReadBackExactly() {
    StoredBar rollUp = rollUp(Timeframe.M5, BarState.CLOSED, 255, bar(APPLE, 0, "10"));
    Version greatest = new Version(Long.MAX_VALUE, -1L);
    Version lowHalfFull = new Version(rollUp.version().high(), -1L);
    Version highHalfFull = new Version(Long.MAX_VALUE, 0);

    isReadBack(
        rollUp,
        withVersion(rollUp, 5, greatest),
        withVersion(rollUp, 10, lowHalfFull),
        withVersion(rollUp, 15, highHalfFull));
  }

  private static StoredBar withVersion(StoredBar bar, int minutes, Version version) {
    BarKey key = new BarKey(APPLE, Timeframe.M5, TestingBars.minute(minutes), Origin.ROLLUP);
    return new StoredBar(
        key, bar.assetClass(), bar.state(), bar.content(), version, bar.provenance());
  }

  @Test
  default void coverageIsReadBackExactly() {
    StoredBar rollUp = TestingBars.rollUp(APPLE, 0, BarState.OPEN);
    List<Coverage> coverages =
        List.of(
            new Coverage(0, Option.none()),
            new Coverage(0, Option.some(0)),
            new Coverage(3, Option.some(5)),
            new Coverage(604_800, Option.some(604_800)));
    List<StoredBar> bars = new ArrayList<>();
    for (Coverage coverage : coverages) {
      StoredBar moved = withVersion(rollUp, 5 * bars.size(), rollUp.version());
      bars.add(
          new StoredBar(
              moved.key(),
              moved.assetClass(),
              moved.state(),
              moved.content(),
              moved.version(),
              coverage));
    }

    isReadBack(bars.toArray(StoredBar[]::new));
  }

  @Test
  default void everyTimeframeAssetClassAndStateIsReadBackExactly() {
    List<StoredBar> bars = new ArrayList<>();
    for (Timeframe timeframe : Timeframe.values()) {
      for (AssetClass assetClass : AssetClass.values()) {
        for (BarState state : BarState.values()) {
          Instant openTime = timeframe.floor(START).plusSeconds(bars.size() * timeframe.seconds());
          BarKey key = new BarKey(APPLE, timeframe, openTime, Origin.FEED);
          bars.add(
              new Statement(key, assetClass, state, flat("10"), new Stamp("test", 1, 1))
                  .toStored());
        }
      }
    }

    isReadBack(bars.toArray(StoredBar[]::new));
  }
}

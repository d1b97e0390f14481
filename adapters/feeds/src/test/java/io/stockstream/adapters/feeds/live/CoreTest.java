package io.stockstream.adapters.feeds.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stockstream.adapters.reference.PackagedReference;
import io.stockstream.domain.bar.AssetClass;
import io.stockstream.domain.bar.InstrumentId;
import io.stockstream.domain.bar.Timeframe;
import io.stockstream.ports.failure.PortException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The small parts that live feeds are made of. */
class CoreTest {

  private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");

  @Test
  void silenceIsAskedAboutAfterAPeriodAndEndsAfterTwo() {
    KeepAlive alive = new KeepAlive(Duration.ofNanos(100), 0);

    assertThat(alive.patience(0)).isEqualTo(Duration.ofNanos(100));
    assertThat(alive.asks(99)).isFalse();
    assertThat(alive.asks(100)).isTrue();
    assertThat(alive.asks(150)).isFalse();
    assertThat(alive.patience(150)).isEqualTo(Duration.ofNanos(50));
    assertThat(alive.isDead(199)).isFalse();
    assertThat(alive.isDead(200)).isTrue();

    alive.heard(199);
    assertThat(alive.isDead(398)).isFalse();
    assertThat(alive.asks(299)).isTrue();
  }

  @Test
  void aVenueIsAliveByItsSlowestConnectionOnceAMinute() {
    VenueClock clock = new VenueClock(2, Duration.ofSeconds(2));

    assertThat(clock.hear(0, NOON.plusSeconds(5))).isEmpty();
    assertThat(clock.hear(1, NOON.plusSeconds(1))).isEmpty();
    assertThat(clock.hear(1, NOON.plusSeconds(3))).contains(NOON.plusSeconds(3));
    assertThat(clock.hear(1, NOON.plusSeconds(59))).isEmpty();
    assertThat(clock.hear(0, NOON.plusSeconds(70))).isEmpty();
    assertThat(clock.hear(1, NOON.plusSeconds(65))).contains(NOON.plusSeconds(65));
    assertThat(clock.hear(1, NOON.minusSeconds(600))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "14.550000190734863, 14.55",
    "0.000025310000637546182, 0.00002531",
    "38283.8515625, 38283.85",
    "229.87, 229.87",
    "14.5500001907, 14.5500001907",
    "97750.25, 97750.25"
  })
  void aPriceThatIsAFloatIsTheShortestThatNamesIt(BigDecimal printed, BigDecimal price) {
    assertThat(FloatPrice.of(printed)).isEqualByComparingTo(price);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "{", "{}x", "{\"a\":1,\"a\":2}", "NaN", "{\"a\":01}", "[[[[[[[[[[[[[[[[[[1"})
  void whatIsNotOneJsonValueIsRefused(String text) {
    assertThatThrownBy(() -> Json.parse(text)).isInstanceOf(Unreadable.class);
  }

  @Test
  void numbersKeepTheirDigitsWhetherTextOrNot() throws Unreadable {
    Json json = Json.parse("{\"n\":0.10,\"t\":\"0.10\",\"e\":1e-7,\"x\":\"0x1\",\"l\":1e400000}");

    assertThat(json.get("n").decimal()).isEqualTo(new BigDecimal("0.10"));
    assertThat(json.get("t").decimal()).isEqualTo(new BigDecimal("0.10"));
    assertThat(json.get("e").decimal()).isEqualByComparingTo("0.0000001");
    assertThatThrownBy(() -> json.get("x").decimal()).isInstanceOf(Unreadable.class);
    assertThatThrownBy(() -> json.get("none")).isInstanceOf(Unreadable.class);
    assertThatThrownBy(() -> json.get("l").whole()).isInstanceOf(Unreadable.class);
  }

  @Test
  void timesAreReadByTheirDigits() throws Unreadable {
    assertThat(Json.parse("1735689600000").millis()).isEqualTo("2025-01-01T00:00:00Z");
    assertThat(Json.parse("1735689600000001").millis()).isEqualTo("2025-01-01T00:00:00.000001Z");
    assertThat(Json.parse("\"1735689600\"").seconds()).isEqualTo("2025-01-01T00:00:00Z");
    assertThat(Json.parse("\"2025-01-01T01:00:00.5+01:00\"").time())
        .isEqualTo("2025-01-01T00:00:00.500Z");
    assertThatThrownBy(() -> Json.parse("\"yesterday\"").time()).isInstanceOf(Unreadable.class);
  }

  @Test
  void statementsWithinOneTimeFollowEachOther() {
    EventTimes times = new EventTimes();
    times.hear(NOON);

    assertThat(times.next("bar", Instant.EPOCH)).isEqualTo(NOON);
    assertThat(times.next("bar", Instant.EPOCH)).isEqualTo(NOON.plusNanos(1_000));
    assertThat(times.next("other", Instant.EPOCH)).isEqualTo(NOON);
    times.hear(NOON.plusSeconds(1));
    assertThat(times.next("bar", Instant.EPOCH)).isEqualTo(NOON.plusSeconds(1));
  }

  @Test
  void aVenuesSymbolMeansWhatIsDeclaredOrItself() {
    Symbols symbols =
        new Symbols("kraken", "KRAKEN", Timeframe.M1, AssetClass.CRYPTO, PackagedReference.all());

    assertThat(symbols.read("BTC/USD").instrument())
        .isEqualTo(new InstrumentId("BTC-USD", "KRAKEN"));
    assertThat(symbols.read("XBT/USD=BTC-USD@COINBASE").instrument())
        .isEqualTo(new InstrumentId("BTC-USD", "COINBASE"));
    assertThat(symbols.read("XBT/USD=BTC-USD@COINBASE").symbol()).isEqualTo("XBT/USD");
    assertThatThrownBy(() -> symbols.read("XBT/USD=BTC@nowhere"))
        .isInstanceOf(PortException.class)
        .hasMessage(
            "kraken: expected a symbol of the venue, or VENUE_SYMBOL=SYMBOL@VENUE, was"
                + " 'XBT/USD=BTC@nowhere'");
  }

  @Test
  void theFiftyAreKnownByTheirSymbols() {
    Symbols symbols =
        new Symbols("yahoo", "", Timeframe.M1, AssetClass.STOCK, PackagedReference.all());

    assertThat(symbols.all()).hasSize(50);
    assertThat(symbols.known("EURUSD=X").instrument()).hasToString("EURUSD=X@FX");
    assertThat(symbols.known("^N225").assetClass()).isEqualTo(AssetClass.INDEX);
    assertThatThrownBy(() -> symbols.known("NOPE"))
        .hasMessageStartingWith("yahoo: expected one instrument of the reference data");
  }
}

package io.stockstream.adapters.feeds.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.adapters.feeds.simulated.Fault;
import io.stockstream.adapters.feeds.simulated.FaultRates;
import io.stockstream.adapters.feeds.simulated.SimulatedFeed;
import io.stockstream.adapters.feeds.simulated.SimulatedMarket;
import io.stockstream.adapters.feeds.simulated.SimulationConfig;
import io.stockstream.domain.bar.Activity;
import io.stockstream.domain.bar.AssetClass;
import io.stockstream.domain.bar.BarKey;
import io.stockstream.domain.bar.BarState;
import io.stockstream.domain.bar.InstrumentId;
import io.stockstream.domain.bar.Ohlcv;
import io.stockstream.domain.bar.Origin;
import io.stockstream.domain.bar.Prices;
import io.stockstream.domain.bar.Timeframe;
import io.stockstream.domain.statement.InputClass;
import io.stockstream.domain.statement.Stamp;
import io.stockstream.domain.statement.Statement;
import io.stockstream.domain.statement.StoredBar;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two implementations that share no law come to the same. */
class OracleTest {

  private static final Instant MONDAY = Instant.parse("2024-11-18T14:00:00Z");

  private final Oracle oracle = new Oracle();

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void agreesWithTheDomainOnAMarketFullOfFaults(long seed) {
    SimulationConfig config =
        SimulationConfig.of(seed, MONDAY, Duration.ofHours(3)).with(everythingOften());

    agree(config);

    assertThat(oracle.expectedCounts()).containsOnlyKeys(InputClass.values());
    assertThat(oracle.expectedQuarantine()).hasSizeGreaterThan(20);
  }

  @Test
  void agreesWithTheDomainOnADayWithTheUsualFaults() {
    agree(SimulationConfig.of(6, MONDAY, Duration.ofDays(1)));
  }

  private static FaultRates everythingOften() {
    FaultRates often = FaultRates.NONE;
    for (Fault fault : Fault.values()) {
      often = often.with(fault, 0.15);
    }
    return often;
  }

  private void agree(SimulationConfig config) {
    TestingStream stream = new TestingStream();
    try (SimulatedFeed feed = SimulatedFeed.open(config, oracle)) {
      feed.forEachRemaining(stream::take);
    }

    assertThat(oracle.expectedCounts()).isEqualTo(stream.counts);
    assertThat(oracle.expectedQuarantine()).isEqualTo(stream.quarantine);
    assertThat(oracle.expectedBars()).isEqualTo(expected(stream.bars.values()));
    for (InstrumentId instrument : SimulatedMarket.instruments()) {
      assertThat(oracle.expectedClock(instrument).getOrElse(Instant.MIN))
          .as(instrument.toString())
          .isEqualTo(stream.clock(instrument).time());
    }
  }

  private static List<ExpectedBar> expected(Collection<StoredBar> stored) {
    return stored.stream().map(OracleTest::expected).toList();
  }

  private static ExpectedBar expected(StoredBar bar) {
    Stamp stamp = (Stamp) bar.provenance();
    return new ExpectedBar(
        bar.key(),
        bar.assetClass(),
        bar.state(),
        bar.content(),
        stamp.source(),
        stamp.rank(),
        stamp.revision());
  }

  @Test
  void takesStatementsOfOtherFeedsToo() {
    oracle.observe(said("10", BarState.OPEN, 64, 5));
    oracle.observe(said("11", BarState.CLOSED, 32, 1));
    oracle.observe(said("12", BarState.CLOSED, 32, 1));
    oracle.observe(said("13", BarState.CLOSED, 64, 1));
    oracle.observe(said("13", BarState.CLOSED, 64, 9));
    oracle.observe(said("14", BarState.OPEN, 64, 10));

    assertThat(oracle.expectedCounts())
        .isEqualTo(
            Map.of(
                InputClass.ACCEPTED, 2L,
                InputClass.CONFLICT, 1L,
                InputClass.CORRECTION, 1L,
                InputClass.DUPLICATE, 1L,
                InputClass.STALE, 1L));
    assertThat(oracle.expectedBars())
        .singleElement()
        .satisfies(bar -> assertThat(bar.revision()).isEqualTo(9));
  }

  private static Statement said(String price, BarState state, int rank, long revision) {
    BarKey key = new BarKey(new InstrumentId("X", "Y"), Timeframe.M1, MONDAY, Origin.FEED);
    Ohlcv ohlcv = new Ohlcv(Prices.flat(new BigDecimal(price)), Activity.UNKNOWN);
    return new Statement(key, AssetClass.STOCK, state, ohlcv, new Stamp("test", rank, revision));
  }

  @Test
  void theClockOfAnInstrumentNobodySpokeOfIsNotSet() {
    assertThat(oracle.expectedClock(new InstrumentId("X", "Y"))).isEmpty();
  }
}

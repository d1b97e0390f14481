package io.stockstream.adapters.feeds.simulated;

import static io.stockstream.adapters.feeds.simulated.TestingSimulation.SATURDAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.adapters.feeds.oracle.ExpectedBar;
import io.stockstream.adapters.feeds.oracle.Oracle;
import io.stockstream.domain.bar.BarState;
import io.stockstream.domain.bar.ViolationCode;
import io.stockstream.domain.statement.InputClass;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each fault alone, on a day when only crypto trades, so that its mark can be counted. */
class FaultTest {

  private static final int MINUTES = 120;
  private static final long BARS = MINUTES * 10L;
  private static final double RATE = 0.3;

  private final Oracle oracle = new Oracle();
  private final List<Timed> emissions = new ArrayList<>();

  private long run(Fault fault) {
    SimulationConfig config =
        SimulationConfig.of(5, SATURDAY, Duration.ofMinutes(MINUTES))
            .with(FaultRates.NONE.with(fault, RATE));
    Simulation simulation = new Simulation(config, SimulatedMarket.listings());
    simulation.forEachRemaining(emissions::add);
    emissions.forEach(timed -> oracle.emitted(timed.emission()));
    assertThat(simulation.faults()).containsOnlyKeys(fault);
    return simulation.faults().get(fault);
  }

  private long count(InputClass inputClass) {
    return oracle.expectedCounts().getOrDefault(inputClass, 0L);
  }

  @ParameterizedTest
  @EnumSource
  void everyFaultHappensAboutAsOftenAsItsRateSays(Fault fault) {
    assertThat((double) run(fault)).isBetween(BARS * (RATE - 0.06), BARS * (RATE + 0.06));
    assertThat(oracle.records()).isEqualTo(emissions.size());
  }

  @Test
  void aMissingMinuteIsNeverSent() {
    long missing = run(Fault.MISSING);

    assertThat(oracle.expectedBars()).hasSize((int) (BARS - missing));
    assertThat(count(InputClass.ACCEPTED)).isEqualTo((BARS - missing) * 3);
  }

  @Test
  void aLateBarComesMinutesAfterItsOwn() {
    long late = run(Fault.LATE);

    assertThat(count(InputClass.ACCEPTED)).isEqualTo(BARS * 3);
    assertThat(emissions.stream().filter(timed -> delay(timed).toMinutes() >= 4)).isNotEmpty();
    assertThat(emissions.stream().filter(timed -> delay(timed).toSeconds() > 62))
        .hasSizeBetween((int) late - 12, (int) late);
    assertThat(oracle.expectedBars()).allMatch(bar -> bar.state() == BarState.CLOSED);
  }

  private static Duration delay(Timed timed) {
    return timed.emission() instanceof Emission.Stated stated
        ? Duration.between(stated.statement().key().openTime(), timed.at())
        : Duration.ZERO;
  }

  @ParameterizedTest
  @EnumSource(names = {"CORRECTION_UP", "CORRECTION_DOWN", "VOID"})
  void aClosedBarIsCorrectedOnce(Fault fault) {
    long corrected = run(fault);

    assertThat(oracle.expectedCounts())
        .containsEntry(InputClass.CORRECTION, corrected)
        .containsEntry(InputClass.ACCEPTED, BARS * 3)
        .containsOnlyKeys(InputClass.CORRECTION, InputClass.ACCEPTED, InputClass.CONTROL);
    assertThat(oracle.expectedBars().stream().filter(ExpectedBar::isVoid))
        .hasSize(fault == Fault.VOID ? (int) corrected : 0);
  }

  @Test
  void twoContentsUnderOneRevisionConflict() {
    assertThat(run(Fault.CONFLICT)).isEqualTo(count(InputClass.CONFLICT));
    assertThat(count(InputClass.CORRECTION)).isZero();
  }

  @Test
  void aStatementSentTwiceIsADuplicate() {
    assertThat(run(Fault.DUPLICATE)).isEqualTo(count(InputClass.DUPLICATE));
  }

  @Test
  void aStatementBehindTheOneThatFollowedItIsStale() {
    assertThat(run(Fault.REORDER)).isEqualTo(count(InputClass.STALE));
  }

  @ParameterizedTest
  @EnumSource(names = {"MALFORMED", "OUT_OF_RANGE", "FUTURE", "WRONG_KEY"})
  void whatCannotStandIsQuarantinedAndChangesNoBar(Fault fault) {
    long refused = run(fault);

    Map<ViolationCode, Long> quarantine = oracle.expectedQuarantine();
    assertThat(quarantine.values().stream().mapToLong(Long::longValue).sum()).isEqualTo(refused);
    assertThat(count(InputClass.QUARANTINED)).isEqualTo(refused);
    assertThat(count(InputClass.ACCEPTED)).isEqualTo(BARS * 3);
    assertThat(oracle.expectedBars()).hasSize((int) BARS);
  }

  @Test
  void theUsualRatesShowEveryFaultWithinAnHourOfAnOpenMarket() {
    SimulationConfig config =
        SimulationConfig.of(42, TestingSimulation.MONDAY, Duration.ofMinutes(60));

    try (SimulatedFeed feed = SimulatedFeed.open(config)) {
      feed.forEachRemaining(outgoing -> {});

      assertThat(feed.faults()).containsOnlyKeys(Fault.values());
    }
  }
}

package io.stockstream.adapters.feeds.simulated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsTest {

  private static final Instant START = Instant.parse("2024-11-18T14:30:00Z");

  @Test
  void theUsualFaultsAreAllThereAndRare() {
    for (Fault fault : Fault.values()) {
      assertThat(FaultRates.DEFAULT.of(fault)).isBetween(0.001, 0.05);
      assertThat(FaultRates.NONE.of(fault)).isZero();
    }
  }

  @Test
  void refusesARateThatIsNoShare() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FaultRates.NONE.with(Fault.LATE, 1.1))
        .withMessage("rate of LATE: expected 0 to 1, was 1.1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new FaultRates(Map.of(Fault.VOID, Double.NaN)));
  }

  @Test
  void refusesMoreFatesThanThereAreBars() {
    FaultRates half = FaultRates.NONE.with(Fault.LATE, 0.6).with(Fault.DUPLICATE, 1);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> half.with(Fault.VOID, 0.6))
        .withMessage("sum of the rates of MISSING to CONFLICT: expected 0 to 1, was 1.2");
  }

  @Test
  void refusesTimesThatAreNoWholeMinutes() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SimulationConfig.of(1, START.plusSeconds(1), Duration.ofMinutes(1)))
        .withMessage("start: expected a whole minute in UTC, was 2024-11-18T14:30:01Z");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SimulationConfig.of(1, START, Duration.ofSeconds(90)))
        .withMessage("length: expected whole minutes above 0, was PT1M30S");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SimulationConfig.of(1, START, Duration.ZERO));
  }

  @Test
  void refusesUpdatesThatAreNone() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new SimulationConfig(
                    1, START, Duration.ofMinutes(1), -1, FaultRates.NONE, Pace.UNLIMITED))
        .withMessage("updates: expected 0 to 1000, was -1");
  }
}

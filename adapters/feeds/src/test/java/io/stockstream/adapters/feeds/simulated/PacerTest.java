package io.stockstream.adapters.feeds.simulated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stockstream.adapters.feeds.clock.WallClock;
import io.stockstream.ports.failure.PortException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PacerTest {

  private static final Instant SIMULATED = Instant.parse("2024-11-18T14:30:00Z");
  private static final Instant REAL = Instant.parse("2026-11-24T10:00:00.250Z");

  private final TestingClock clock = new TestingClock(REAL);

  @Test
  void unlimitedWaitsForNothing() {
    Pacer pacer = new Pacer(Pace.UNLIMITED, clock, SIMULATED);

    pacer.await(SIMULATED.plusSeconds(86_400));

    assertThat(clock.sleeps).isEmpty();
  }

  @Test
  void aFeedSixtyTimesAsFastPassesAMinuteInASecond() {
    Pacer pacer = new Pacer(Pace.times(60), clock, SIMULATED);

    pacer.await(SIMULATED);
    pacer.await(SIMULATED.plusSeconds(60));
    pacer.await(SIMULATED.plusSeconds(90));

    assertThat(clock.sleeps).containsExactly(Duration.ofSeconds(1), Duration.ofMillis(500));
  }

  @Test
  void simulatedTimeStartsWithTheFirstRecord() {
    Pacer pacer = new Pacer(Pace.times(0.5), clock, SIMULATED);
    clock.pass(Duration.ofHours(1));

    pacer.await(SIMULATED.plusSeconds(3));

    assertThat(clock.sleeps).containsExactly(Duration.ofSeconds(6));
  }

  @Test
  void whoTakesRecordsTooSlowlyNeverWaits() {
    Pacer pacer = new Pacer(Pace.times(1), clock, SIMULATED);

    pacer.await(SIMULATED);
    clock.pass(Duration.ofSeconds(10));
    pacer.await(SIMULATED.plusSeconds(4));

    assertThat(clock.sleeps).isEmpty();
  }

  @Test
  void aLiveFeedHandsOutEachRecordAtItsOwnTime() {
    SimulationConfig config = SimulationConfig.live(7, REAL);
    Pacer pacer = new Pacer(config.pace(), clock, config.start());

    pacer.await(REAL.minusSeconds(1));
    pacer.await(REAL.plusMillis(40));

    assertThat(config.start()).isEqualTo("2026-11-24T10:00:00Z");
    assertThat(clock.sleeps).containsExactly(Duration.ofMillis(40));
  }

  @Test
  void whoIsInterruptedStopsWaiting() {
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> WallClock.SYSTEM.sleep(Duration.ofHours(1)))
        .isInstanceOf(PortException.class)
        .hasMessage("feed: interrupted while it waited");
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void refusesASpeedThatGoesNowhere() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Pace.times(0))
        .withMessage("speed: expected more than 0, was 0.0");
    assertThatIllegalArgumentException().isThrownBy(() -> Pace.times(Double.NaN));
    assertThatIllegalArgumentException().isThrownBy(() -> new Pace(2, true));
  }
}

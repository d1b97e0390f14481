package io.stockstream.adapters.feeds.simulated;

import static io.stockstream.adapters.feeds.simulated.TestingSimulation.MONDAY;
import static io.stockstream.adapters.feeds.simulated.TestingSimulation.clean;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

class SimulatedFeedTest {

  private static final SimulationConfig HOUR =
      SimulationConfig.of(42, MONDAY, Duration.ofMinutes(60));

  @Test
  void theSameSeedSaysTheSameBytesInTheSameOrder() {
    assertThat(TestingSimulation.texts(HOUR))
        .hasSizeGreaterThan(7_000)
        .isEqualTo(TestingSimulation.texts(HOUR));
  }

  /** Written down once: a change of it is a change of every demo and every recorded run. */
  @Test
  void theFirstRecordIsTheSameEverywhere() {
    assertThat(TestingSimulation.texts(HOUR).get(0))
        .isEqualTo(
            """
            ^NDX@XNAS {"type":"bar","symbol":"^NDX","venue":"XNAS","assetClass":"INDEX",\
            "timeframe":"1m","openTime":"2024-11-18T14:30:00Z","state":"OPEN",\
            "open":20773.12,"high":20773.12,"low":20768.27,"close":20768.27,\
            "source":"simulated","rank":64,"revision":3940929001388686}""");
  }

  @Test
  void anotherSeedSaysOtherThings() {
    SimulationConfig other = SimulationConfig.of(43, MONDAY, Duration.ofMinutes(60));

    assertThat(TestingSimulation.texts(other)).isNotEqualTo(TestingSimulation.texts(HOUR));
  }

  @Test
  void paceChangesNothingOfWhatIsSaid() {
    TestingClock clock = new TestingClock(Instant.parse("2026-01-01T00:00:00Z"));

    List<String> paced = TestingSimulation.texts(HOUR.with(Pace.times(60)), clock);

    assertThat(paced).isEqualTo(TestingSimulation.texts(HOUR));
    assertThat(clock.now()).isBetween("2026-01-01T00:01:00Z", "2026-01-01T00:01:01Z");
  }

  @Test
  void recordsComeInTheOrderOfTheirTime() {
    assertThat(TestingSimulation.run(HOUR))
        .isSortedAccordingTo((a, b) -> a.at().compareTo(b.at()))
        .last()
        .satisfies(last -> assertThat(last.at()).isEqualTo(HOUR.end().plusSeconds(3)));
  }

  @Test
  void theListenerHearsEachRecordAsItIsHandedOut() {
    List<Emission> heard = new ArrayList<>();

    try (SimulatedFeed feed = SimulatedFeed.open(HOUR, heard::add)) {
      for (int taken = 1; feed.hasNext(); taken++) {
        byte[] value = feed.next().value();

        assertThat(heard).hasSize(taken);
        assertThat(heard.get(taken - 1).outgoing().value()).isEqualTo(value);
      }
    }
  }

  @Test
  void anEndlessFeedKeepsAFewMinutesOnly() {
    SimulationConfig endless =
        SimulationConfig.live(1, MONDAY).with(Pace.UNLIMITED).with(FaultRates.NONE);
    Schedule schedule = new Schedule(Instant.MAX);
    Simulation simulation = new Simulation(endless, SimulatedMarket.listings(), schedule);

    for (int i = 0; i < 200_000; i++) {
      simulation.next();
      assertThat(schedule.size()).isLessThan(500);
    }
  }

  @Test
  void nothingFollowsTheEnd() {
    try (SimulatedFeed feed = SimulatedFeed.open(clean(MONDAY, Duration.ofMinutes(1)))) {
      feed.forEachRemaining(outgoing -> {});

      assertThat(feed.hasNext()).isFalse();
      assertThatThrownBy(feed::next).isInstanceOf(NoSuchElementException.class);
    }
  }
}

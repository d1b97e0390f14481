package io.stockstream.adapters.feeds.simulated;

import static io.stockstream.adapters.feeds.simulated.TestingSimulation.MONDAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.domain.bar.Interval;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutageTest {

  private static final SimulationConfig CONFIG =
      SimulationConfig.of(7, MONDAY, Duration.ofMinutes(30));
  private static final Interval DOWN =
      new Interval(MONDAY.plusSeconds(600), MONDAY.plusSeconds(1_200));

  @Test
  void whatIsSaidInAnOutageIsLostAndNothingElseChanges() {
    List<Timed> all = TestingSimulation.run(CONFIG);

    List<Timed> arrived = TestingSimulation.run(CONFIG.withOutage(DOWN));

    List<Long> expected =
        all.stream().filter(each -> !DOWN.contains(each.at())).map(Timed::sequence).toList();
    assertThat(expected).hasSizeLessThan(all.size());
    assertThat(arrived).extracting(Timed::sequence).isEqualTo(expected);
  }

  @Test
  void anOutageAtTheEndEndsTheFeed() {
    Interval rest = new Interval(DOWN.from(), MONDAY.plusSeconds(3_600));

    assertThat(TestingSimulation.run(CONFIG.withOutage(rest)))
        .isNotEmpty()
        .allMatch(each -> each.at().isBefore(DOWN.from()));
  }
}

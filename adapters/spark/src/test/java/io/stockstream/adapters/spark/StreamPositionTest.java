package io.stockstream.adapters.spark;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.ports.store.OffsetRange;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class StreamPositionTest {

  private static OffsetRange range(int partition, long from, long until) {
    return new OffsetRange("bars", partition, from, until);
  }

  @Test
  void theLagIsWhatTheLogHoldsAndTheLedgerDoesNot() {
    StreamPosition position = new StreamPosition(List.of(range(0, 0, 70)));

    assertThat(position.behind(List.of(range(0, 0, 100), range(1, 0, 5))).records()).isEqualTo(35);
    position.stored(List.of(range(0, 70, 90), range(1, 0, 5)));
    assertThat(position.behind(List.of(range(0, 0, 100), range(1, 0, 5))).records()).isEqualTo(10);
  }

  @Test
  void whatTheLogHasForgottenIsNotWaitedFor() {
    StreamPosition position = new StreamPosition(List.of(range(0, 0, 70)));

    assertThat(position.behind(List.of(range(0, 80, 100))).records()).isEqualTo(20);
    assertThat(position.behind(List.of(range(0, 0, 0))).records()).isZero();
  }

  @Test
  void theBatchThatRunsIsNamedUntilItHasEnded() throws InterruptedException {
    StreamPosition position = new StreamPosition(List.of());
    assertThat(position.behind(List.of())).hasToString("records=0 batch=- for=0ms");

    position.begin(7);
    assertThat(position.behind(List.of()).batch()).isEqualTo(7);
    assertThat(position.behind(List.of()).batchFor()).isPositive();

    position.end();
    assertThat(position.behind(List.of())).isEqualTo(new Lag(0, -1, Duration.ZERO));
  }
}

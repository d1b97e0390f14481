package io.stockstream.ports.retry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BackOffTest {

  private static final BackOff BACK_OFF =
      new BackOff(Duration.ofMillis(100), Duration.ofSeconds(1), Duration.ofMinutes(1));

  @Test
  void theWaitDoublesUpToTheLongest() {
    assertThat(BACK_OFF.after(1, 0)).isEqualTo(Duration.ofMillis(100));
    assertThat(BACK_OFF.after(2, 0)).isEqualTo(Duration.ofMillis(200));
    assertThat(BACK_OFF.after(4, 0)).isEqualTo(Duration.ofMillis(800));
    assertThat(BACK_OFF.after(5, 0)).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void chanceTakesAtMostHalfOfIt() {
    assertThat(BACK_OFF.after(2, 0.5)).isEqualTo(Duration.ofMillis(150));
    assertThat(BACK_OFF.after(2, 1)).isEqualTo(Duration.ofMillis(100));
  }

  @Test
  void noNumberOfFailuresIsTooGreat() {
    assertThat(BACK_OFF.after(Integer.MAX_VALUE, 0)).isEqualTo(Duration.ofSeconds(1));
    assertThat(BackOff.upTo(Duration.ofDays(1)).after(Integer.MAX_VALUE, 0))
        .isEqualTo(Duration.ofSeconds(30));
  }
}

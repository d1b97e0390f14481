package io.stockstream.domain.bar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeframeTest {

  @ParameterizedTest
  @CsvSource({
    "M1, 2026-01-05T14:31:59.999Z, 2026-01-05T14:31:00Z",
    "M5, 2026-01-05T14:30:00Z, 2026-01-05T14:30:00Z",
    "H4, 2026-01-05T15:59:59Z, 2026-01-05T12:00:00Z",
    "D1, 2026-01-05T23:59:59Z, 2026-01-05T00:00:00Z",
    "S1, 1969-12-31T23:59:59.5Z, 1969-12-31T23:59:59Z",
    "M1, 1969-12-31T23:59:59Z, 1969-12-31T23:59:00Z",
    "H4, 1969-12-31T23:59:59Z, 1969-12-31T20:00:00Z",
    "M15, 1900-01-01T00:14:59Z, 1900-01-01T00:00:00Z"
  })
  void theFloorIsTheGridPointAtOrBeforeEvenBefore1970(
      Timeframe timeframe, Instant instant, Instant floor) {
    assertThat(timeframe.floor(instant)).isEqualTo(floor);
    assertThat(timeframe.isAligned(floor)).isTrue();
    assertThat(timeframe.isAligned(instant)).isEqualTo(instant.equals(floor));
  }

  @ParameterizedTest
  @EnumSource
  void aTimeframeIsReadFromWhatItPrints(Timeframe timeframe) {
    assertThat(Timeframe.parse(timeframe.toString()).get()).isEqualTo(timeframe);
    assertThat(timeframe.duration()).isEqualTo(Duration.ofSeconds(timeframe.seconds()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1M", "M1", "2m", " 1m", "60s"})
  void noOtherLabelIsATimeframe(String label) {
    assertThat(Timeframe.parse(label)).isEmpty();
    assertThat(Timeframe.parse(null)).isEmpty();
  }

  @Test
  void barsBelowADayAreOnTheGrid() {
    assertThat(Timeframe.values())
        .filteredOn(timeframe -> !timeframe.isIntraday())
        .containsExactly(Timeframe.D1, Timeframe.W1);
  }
}

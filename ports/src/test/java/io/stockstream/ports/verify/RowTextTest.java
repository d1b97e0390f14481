package io.stockstream.ports.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.domain.bar.BarKey;
import io.stockstream.domain.bar.InstrumentId;
import io.stockstream.domain.bar.Origin;
import io.stockstream.domain.bar.Timeframe;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowTextTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-01-05T14:30:00Z",
        "1970-01-01T00:00:00.000001Z",
        "1929-10-29T00:00:00Z",
        "1850-02-03T04:05:06.789Z"
      })
  void aKeyIsReadAsItWasWritten(String openTime) {
    BarKey key =
        new BarKey(
            new InstrumentId("a b@\uD83D\uDE80", "XNAS"),
            Timeframe.D1,
            Instant.parse(openTime),
            Origin.ROLLUP);

    assertThat(RowText.read(RowText.key(key))).isEqualTo(key);
  }
}

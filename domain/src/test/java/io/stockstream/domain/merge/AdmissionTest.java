package io.stockstream.domain.merge;

import static io.stockstream.domain.TestingBars.closed;
import static io.stockstream.domain.TestingBars.flat;
import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.domain.statement.Heartbeat;
import io.stockstream.domain.statement.Statement;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class AdmissionTest {

  private static final Statement STATEMENT = closed("2026-01-05T14:31:00Z", flat("1", "1"), 1);

  @Test
  void aBarMayOpenTwoMinutesAheadOfTheLog() {
    assertThat(Admission.future(STATEMENT, Instant.parse("2026-01-05T14:29:00Z"))).isEmpty();
    assertThat(Admission.future(STATEMENT, Instant.parse("2027-01-05T14:29:00Z"))).isEmpty();
  }

  @Test
  void aBarFromTheFutureIsRefused() {
    assertThat(Admission.future(STATEMENT, Instant.parse("2026-01-05T14:28:59.999Z")).get())
        .hasToString(
            "IN_THE_FUTURE openTime: expected at most two minutes after the append time "
                + "2026-01-05T14:28:59.999Z, was 2026-01-05T14:31:00Z");
  }

  @Test
  void aHeartbeatFromTheFutureIsRefusedToo() {
    Heartbeat heartbeat = new Heartbeat("XNAS", Instant.parse("2026-01-05T14:31:00Z"), "feed");

    assertThat(Admission.future(heartbeat, Instant.parse("2026-01-05T14:29:00Z"))).isEmpty();
    assertThat(Admission.future(heartbeat, Instant.parse("2026-01-05T14:28:59Z")).get().field())
        .isEqualTo("time");
  }

  @Test
  void aStatementStandsUnderItsOwnKeyOnly() {
    assertThat(Admission.key("AAPL@XNAS", "AAPL@XNAS")).isEmpty();
    assertThat(Admission.key("AAPL@XNAS", "MSFT@XNAS").get())
        .hasToString("KEY_MISMATCH record key: expected 'AAPL@XNAS', was 'MSFT@XNAS'");
    assertThat(Admission.key("AAPL@XNAS", null).get().was()).isEqualTo("null");
  }
}

package io.stockstream.domain.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.stockstream.domain.bar.Violation;
import io.stockstream.domain.bar.ViolationCode;
import io.stockstream.domain.gap.AliveMinute;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class HeartbeatTest {

  private static final Instant TIME = Instant.parse("2026-01-05T14:31:02.5Z");

  @Test
  void everyProblemIsReported() {
    assertThat(Heartbeat.violations("xnas", Instant.parse("1899-12-31T23:59:59Z"), ""))
        .extracting(Violation::code)
        .containsExactly(
            ViolationCode.BAD_VENUE, ViolationCode.BEFORE_1900, ViolationCode.BAD_SOURCE);
    assertThat(Heartbeat.violations("XNAS", TIME, "a feed")).isEmpty();
  }

  @Test
  void onesThatCannotBeAreNotMade() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Heartbeat("", TIME, "feed"))
        .withMessage("heartbeat: BAD_VENUE venue: expected 1 to 32 of A-Z 0-9 . _ -, was ''");
    assertThatIllegalArgumentException().isThrownBy(() -> new Heartbeat("XNAS", TIME, "a\nb"));
  }

  @Test
  void severalInAMinuteAreOneAliveMinute() {
    AliveMinute minute = AliveMinute.of(new Heartbeat("XNAS", TIME, "feed"));

    assertThat(minute)
        .isEqualTo(new AliveMinute("XNAS", "feed", Instant.parse("2026-01-05T14:31:00Z")))
        .isEqualTo(AliveMinute.of(new Heartbeat("XNAS", TIME.plusSeconds(57), "feed")));
    assertThatIllegalArgumentException().isThrownBy(() -> new AliveMinute("XNAS", "feed", TIME));
  }
}

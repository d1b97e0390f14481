package io.stockstream.domain.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RevisionSchemeTest {

  private static final long MAX_LINE = (1L << 34) - 1;
  private static final long MAX_ISSUE = (1L << 24) - 1;

  /** 25,567 days lie between 1900 and 1970. */
  @ParameterizedTest
  @CsvSource({
    "1900-01-01T00:00:00Z, 0",
    "1900-01-01T00:00:00.000001999Z, 1",
    "1970-01-01T00:00:00Z, 2208988800000000",
    "2026-01-05T14:31:00.123456Z, 3976612260123456",
    "2200-01-01T00:00:00Z, 9467107200000000",
    "+11000-01-01T00:00:00Z, 287168284800000000"
  })
  void aTimesRevisionCountsMicrosecondsSince1900(Instant time, long revision) {
    assertThat(RevisionScheme.ofTime(time)).isEqualTo(revision);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1899-12-31T23:59:59.999999999Z",
        "1899-12-31T23:59:59Z",
        "-1000000000-01-01T00:00:00Z",
        "+11034-01-01T00:00:00Z",
        "+1000000000-12-31T23:59:59.999999999Z"
      })
  void aTimeBefore1900OrFarAheadIsRefused(Instant time) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RevisionScheme.ofTime(time))
        .withMessageContaining(time.toString());
  }

  @ParameterizedTest
  @CsvSource({
    "0, 1, 1",
    "0, 17179869183, 17179869183",
    "1, 0, 17179869184",
    "1, 2, 17179869186",
    "16777215, 17179869183, 288230376151711743"
  })
  void aLinesRevisionIsTheIssueOverTheLine(long issue, long line, long revision) {
    assertThat(RevisionScheme.ofLine(issue, line)).isEqualTo(revision);
  }

  @Test
  void anIssueOrLineThatHasNoRoomIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RevisionScheme.ofLine(MAX_ISSUE + 1, 1))
        .withMessageContaining("was issue 16777216 line 1");
    assertThatIllegalArgumentException().isThrownBy(() -> RevisionScheme.ofLine(0, MAX_LINE + 1));
    assertThatIllegalArgumentException().isThrownBy(() -> RevisionScheme.ofLine(-1, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> RevisionScheme.ofLine(0, -1));
  }

  @Test
  void aStampTakesRanksTo127AndRevisionsOf58Bits() {
    assertThat(new Stamp("feed", 127, (1L << 58) - 1).rank()).isEqualTo(127);
    assertThatIllegalArgumentException().isThrownBy(() -> new Stamp("feed", 128, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new Stamp("feed", -1, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new Stamp("feed", 0, -1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Stamp("feed", 0, 1L << 58))
        .withMessage(
            "stamp of feed: expected rank 0 to 127 and revision 0 to 2^58 - 1, was 0 and 288230376151711744");
  }
}

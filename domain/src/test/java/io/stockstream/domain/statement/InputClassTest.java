package io.stockstream.domain.statement;

import static io.stockstream.domain.TestingBars.feed;
import static io.stockstream.domain.TestingBars.flat;
import static io.stockstream.domain.TestingBars.statement;
import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.domain.bar.BarState;
import io.stockstream.domain.bar.Content;
import io.stockstream.domain.bar.Timeframe;
import io.stockstream.domain.bar.Voided;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InputClassTest {

  private static final Content SAME = flat("100", "10");

  /** What stands is of rank 64 and revision 5. */
  @ParameterizedTest(name = "{0} stands; {1} rank {2} revision {3} says {4}: {5}, stands: {6}")
  @CsvSource({
    "OPEN,   OPEN,   64, 6, other, ACCEPTED,   true",
    "OPEN,   CLOSED, 64, 4, other, ACCEPTED,   true",
    "OPEN,   OPEN,   65, 1, other, ACCEPTED,   true",
    "OPEN,   CLOSED, 0,  0, void,  ACCEPTED,   true",
    "CLOSED, CLOSED, 64, 6, other, CORRECTION, true",
    "CLOSED, CLOSED, 65, 1, other, CORRECTION, true",
    "CLOSED, CLOSED, 64, 6, void,  CORRECTION, true",
    "OPEN,   OPEN,   64, 5, same,  DUPLICATE,  false",
    "OPEN,   OPEN,   64, 6, same,  DUPLICATE,  true",
    "OPEN,   CLOSED, 64, 4, same,  DUPLICATE,  true",
    "OPEN,   OPEN,   64, 4, same,  DUPLICATE,  false",
    "CLOSED, OPEN,   99, 9, same,  DUPLICATE,  false",
    "OPEN,   OPEN,   64, 4, other, STALE,      false",
    "OPEN,   OPEN,   63, 9, other, STALE,      false",
    "CLOSED, OPEN,   99, 9, other, STALE,      false",
    "CLOSED, CLOSED, 64, 4, void,  STALE,      false"
  })
  void theClassIsThatOfTheTable(
      BarState standing,
      BarState state,
      int rank,
      long revision,
      String says,
      InputClass expected,
      boolean stands) {
    StoredBar before = row(standing, SAME, 64, 5);
    StoredBar stated = row(state, content(says), rank, revision);

    assertThat(InputClass.of(before, stated)).isEqualTo(expected);
    assertThat(StoredBar.revise(before, stated)).isSameAs(stands ? stated : before);
  }

  @Test
  void whatIsFirstIsAccepted() {
    StoredBar stated = row(BarState.OPEN, SAME, 64, 5);

    assertThat(InputClass.of(null, stated)).isEqualTo(InputClass.ACCEPTED);
    assertThat(StoredBar.revise(null, stated)).isSameAs(stated);
  }

  @Test
  void ofTwoContentsOfOneRevisionTheGreaterHashStandsWhoeverCameFirst() {
    StoredBar one = row(BarState.CLOSED, SAME, 64, 5);
    StoredBar other = row(BarState.CLOSED, content("other"), 64, 5);

    assertThat(InputClass.of(one, other)).isEqualTo(InputClass.CONFLICT);
    assertThat(InputClass.of(other, one)).isEqualTo(InputClass.CONFLICT);
    assertThat(StoredBar.revise(one, other)).isSameAs(StoredBar.revise(other, one));
  }

  @Test
  void aVoidThatIsRepeatedIsADuplicate() {
    StoredBar gone = row(BarState.CLOSED, Voided.VOID, 64, 5);

    assertThat(InputClass.of(gone, row(BarState.CLOSED, Voided.VOID, 64, 6)))
        .isEqualTo(InputClass.DUPLICATE);
    assertThat(InputClass.of(gone, row(BarState.CLOSED, SAME, 64, 6)))
        .isEqualTo(InputClass.CORRECTION);
  }

  private static Content content(String says) {
    return switch (says) {
      case "same" -> flat("100.00", "10");
      case "other" -> flat("101", "10");
      default -> Voided.VOID;
    };
  }

  private static StoredBar row(BarState state, Content content, int rank, long revision) {
    return statement(
            feed(Timeframe.M1, Instant.parse("2026-01-05T14:31:00Z")),
            state,
            content,
            rank,
            revision)
        .toStored();
  }
}

package io.stockstream.adapters.feeds.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.domain.bar.BarDraft;
import io.stockstream.domain.statement.StatementDraft;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpenBarsTest {

  private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");
  private static final Followed FOLLOWED = TestingFollowed.of("A", "V", "s");

  private final OpenBars bars = new OpenBars(Duration.ofSeconds(2));

  @Test
  void aBarIsOverWhenALaterOneShowsUp() {
    assertThat(take(30, bar(0))).containsExactly("12:00 OPEN");
    assertThat(take(61, bar(1))).containsExactly("12:00 CLOSED", "12:01 OPEN");
  }

  @Test
  void aBarIsOverOnceWhenTheClockHasPassedItsEnd() {
    take(30, bar(0));

    assertThat(over(61)).isEmpty();
    assertThat(over(62)).containsExactly("12:00 CLOSED");
    assertThat(over(63)).isEmpty();
  }

  @Test
  void aLateWordOnABarThatIsOverIsSaidAllTheSame() {
    take(30, bar(0));
    take(61, bar(1));

    assertThat(take(63, bar(0))).containsExactly("12:00 CLOSED");
    assertThat(over(122)).containsExactly("12:01 CLOSED");
  }

  @Test
  void ofSeveralOnlyTheLastCanBeOpen() {
    assertThat(take(121, bar(0), bar(1), bar(2)))
        .containsExactly("12:00 CLOSED", "12:01 CLOSED", "12:02 OPEN");
  }

  @Test
  void aBarFromThePastIsNotOpened() {
    assertThat(take(600, bar(0))).containsExactly("12:00 CLOSED");
    assertThat(over(900)).isEmpty();
  }

  private List<String> take(long second, BarDraft... drafts) {
    return told(bars.take(FOLLOWED, List.of(drafts), NOON.plusSeconds(second)));
  }

  private List<String> over(long second) {
    return told(bars.over(NOON.plusSeconds(second)));
  }

  private static List<String> told(List<StatementDraft> stated) {
    return stated.stream()
        .map(each -> each.bar().openTime().toString().substring(11, 16) + " " + each.state())
        .toList();
  }

  private static BarDraft bar(int minute) {
    BigDecimal one = BigDecimal.ONE;
    return FOLLOWED.bar(NOON.plusSeconds(60L * minute)).prices(one, one, one, one);
  }
}

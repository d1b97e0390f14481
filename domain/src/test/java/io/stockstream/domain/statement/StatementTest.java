package io.stockstream.domain.statement;

import static io.stockstream.domain.TestingBars.decimal;
import static io.stockstream.domain.TestingBars.feed;
import static io.stockstream.domain.TestingBars.flat;
import static io.stockstream.domain.TestingBars.rollUp;
import static io.stockstream.domain.TestingBars.statement;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.stockstream.domain.bar.AssetClass;
import io.stockstream.domain.bar.BarDraft;
import io.stockstream.domain.bar.BarState;
import io.stockstream.domain.bar.PriceRule;
import io.stockstream.domain.bar.Timeframe;
import io.stockstream.domain.bar.Violation;
import io.stockstream.domain.bar.Voided;
import io.vavr.control.Option;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class StatementTest {

  private static final Instant OPEN_TIME = Instant.parse("2026-01-05T14:31:00Z");
  private static final BarDraft NO_VALUES = BarDraft.at("AAPL", "XNAS", "1m", OPEN_TIME);
  private static final BarDraft BAR =
      NO_VALUES
          .prices(decimal("100"), decimal("100"), decimal("100"), decimal("100"))
          .volume(decimal("10"));

  @Test
  void aDraftWithoutFaultsIsAStatement() {
    Statement checked =
        Statement.of(draft(BAR, BarState.OPEN, false, 64, 7), PriceRule.POSITIVE).get();

    assertThat(checked)
        .isEqualTo(
            statement(feed(Timeframe.M1, OPEN_TIME), BarState.OPEN, flat("100", "10"), 64, 7));
    assertThat(checked.toStored().version()).isEqualTo(checked.version());
  }

  @Test
  void aVoidNamesItsBarAndNoValues() {
    Statement checked =
        Statement.of(draft(NO_VALUES, BarState.CLOSED, true, 64, 7), PriceRule.POSITIVE).get();

    assertThat(checked.content()).isEqualTo(Voided.VOID);
    assertThat(checked.toStored().isVoid()).isTrue();
  }

  @Test
  void theFaultsOfBarAndStatementAreReportedTogether() {
    StatementDraft draft = draft(NO_VALUES, BarState.OPEN, true, 128, -1);
    StatementDraft nameless =
        draft(BarDraft.at("", "XNAS", "1m", OPEN_TIME), BarState.CLOSED, true, 64, 1L << 58);

    assertThat(Statement.of(draft, PriceRule.POSITIVE).getError().map(Violation::toString))
        .containsExactly(
            "UNKNOWN_WORD state: expected CLOSED of a void, was OPEN",
            "OUT_OF_RANGE rank: expected 0 to 127, was 128",
            "OUT_OF_RANGE revision: expected 0 to 2^58 - 1, was -1");
    assertThat(Statement.of(nameless, PriceRule.POSITIVE).getError().map(Violation::field))
        .containsExactly("symbol", "revision");
  }

  @Test
  void aStatementIsNeverOfARollUpNorAnOpenVoid() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                statement(rollUp(Timeframe.M5, OPEN_TIME), BarState.CLOSED, flat("1", "1"), 64, 7));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> statement(feed(Timeframe.M1, OPEN_TIME), BarState.OPEN, Voided.VOID, 64, 7));
  }

  private static StatementDraft draft(
      BarDraft bar, BarState state, boolean isVoid, long rank, long revision) {
    return new StatementDraft(
        bar, AssetClass.STOCK, state, isVoid, "feed-64", rank, revision, Option.none());
  }
}

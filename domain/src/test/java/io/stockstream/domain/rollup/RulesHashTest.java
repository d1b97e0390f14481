package io.stockstream.domain.rollup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.stockstream.domain.bar.PriceRule;
import io.stockstream.domain.bar.Timeframe;
import io.stockstream.domain.calendar.TradingCalendar;
import io.stockstream.domain.calendar.WeeklySessions;
import java.util.List;
import org.junit.jupiter.api.Test;

class RulesHashTest {

  private final RulesHash hash = new RulesHash();

  private RulesEdition edition(
      int number, PriceRule prices, Ladder ladder, TradingCalendar calendar) {
    return hash.editionOf(new InstrumentRules(prices, new Windows(ladder, calendar), number));
  }

  private String hash(Ladder ladder, TradingCalendar calendar) {
    return edition(0, PriceRule.POSITIVE, ladder, calendar).hash();
  }

  @Test
  void whatDecidesWindowsIsInTheHashAndNothingElse() {
    TradingCalendar calendar = WeeklySessions.currencies();
    RulesEdition first = edition(1, PriceRule.POSITIVE, Ladder.DEFAULT, calendar);
    RulesEdition second = edition(2, PriceRule.ANY, Ladder.DEFAULT, calendar);

    assertThat(first.number()).isEqualTo(1);
    assertThat(second.number()).isEqualTo(2);
    assertThat(second.hash()).isEqualTo(first.hash()).matches("[0-9a-f]{64}");
    assertThat(second.shortHash()).hasSize(12).isEqualTo(first.hash().substring(0, 12));
  }

  @Test
  void anotherCalendarAnotherBaseAndAnotherRungAreAnotherHash() {
    TradingCalendar calendar = WeeklySessions.currencies();
    Ladder withoutHours = new Ladder(Timeframe.M1, List.of(Timeframe.M5, Timeframe.D1));
    Ladder fromFive = new Ladder(Timeframe.M5, List.of(Timeframe.D1));

    assertThat(
            List.of(
                hash(Ladder.DEFAULT, calendar),
                hash(Ladder.DEFAULT, WeeklySessions.always()),
                hash(withoutHours, calendar),
                hash(fromFive, calendar)))
        .doesNotHaveDuplicates();
    assertThat(new RulesHash().editionOf(InstrumentRules.DEFAULT))
        .isEqualTo(hash.editionOf(InstrumentRules.DEFAULT));
  }

  @Test
  void anEditionHasEightBits() {
    assertThat(new RulesEdition(255, "").number()).isEqualTo(255);
    assertThatIllegalArgumentException().isThrownBy(() -> new RulesEdition(256, ""));
    assertThatIllegalArgumentException().isThrownBy(() -> new RulesEdition(-1, ""));
  }
}

package io.stockstream.domain.merge;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.domain.Claims;
import io.stockstream.domain.bar.Timeframe;
import io.stockstream.domain.rollup.InstrumentRules;
import io.stockstream.domain.rollup.Ladder;
import io.stockstream.domain.rollup.Windows;
import io.stockstream.domain.statement.StoredBar;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What holds of session days, whatever the calendar and whatever was said. */
class SessionDayLawsTest {

  @Test
  void aDayIsTheSameFromWhicheverRungItIsFolded() {
    Claims.holds(
        200,
        Scenario.ANY,
        scenario -> {
          Map<Instant, String> straight = days(scenario, List.of(Timeframe.D1));
          for (Timeframe rung : rungs(scenario.rules().ladder().base())) {
            assertThat(days(scenario, List.of(rung, Timeframe.D1)))
                .as("1d above " + rung)
                .isEqualTo(straight);
          }
        });
  }

  private static List<Timeframe> rungs(Timeframe base) {
    return Stream.of(Timeframe.values())
        .filter(Timeframe::isIntraday)
        .filter(rung -> rung.compareTo(base) > 0)
        .toList();
  }

  /** Returns values and counts of every day, by its open. */
  private static Map<Instant, String> days(Scenario scenario, List<Timeframe> rungs) {
    InstrumentRules rules = scenario.rules();
    Ladder ladder = new Ladder(rules.ladder().base(), rungs);
    MemoryBarStore store =
        MemoryBarStore.of(
            new InstrumentRules(
                rules.priceRule(), new Windows(ladder, rules.calendar()), rules.edition()));
    store.take(scenario.messages());
    Map<Instant, String> days = new TreeMap<>();
    for (StoredBar row : store.rows().values()) {
      if (row.isRollUp() && row.key().timeframe() == Timeframe.D1) {
        days.put(row.key().openTime(), row.content() + " " + row.provenance());
      }
    }
    return days;
  }
}

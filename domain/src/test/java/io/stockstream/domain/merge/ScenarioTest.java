package io.stockstream.domain.merge;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.domain.bar.BarState;
import io.stockstream.domain.bar.Ohlcv;
import io.stockstream.domain.bar.Timeframe;
import io.stockstream.domain.calendar.TradingCalendar;
import io.stockstream.domain.rollup.Windows;
import io.stockstream.domain.statement.Coverage;
import io.stockstream.domain.statement.Message;
import io.stockstream.domain.statement.StoredBar;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** A property proves nothing about what its samples do not hold. */
class ScenarioTest {

  private static final int SCENARIOS = 300;

  private final Set<String> seen = new TreeSet<>();

  @Test
  void theScenariosHoldWhatTheLawsAreAbout() {
    Random random = new Random(1);

    for (int i = 0; i < SCENARIOS; i++) {
      play(Scenario.ANY.apply(random));
    }

    assertThat(seen)
        .contains("a void roll-up", "a void base bar", "a window closed before its end")
        .contains("an OPEN 5m", "an OPEN 1d", "an OPEN 1w", "a CLOSED 5m", "a CLOSED 1d")
        .contains("a full 5m", "a full 1h", "a full 4h", "a full 1d", "a full 1w")
        .contains("only out of session", "a roll-up without volume", "a half-known turnover")
        .contains("UTC", "XNYS", "XNSE", "24x5", "24x7", "lunch", "known", "random")
        .contains("a 1d that is assumed")
        .contains("ACCEPTED", "CORRECTION", "DUPLICATE", "STALE", "CONFLICT", "CONTROL");
  }

  private void play(Scenario scenario) {
    Windows windows = scenario.rules().windows();
    TradingCalendar calendar = windows.calendar();
    seen.add(calendar.name());
    MemoryBarStore store = MemoryBarStore.of(scenario.rules());
    for (List<Message> batch : scenario.delivery(scenario.random())) {
      store.take(batch).classes().forEach(inputClass -> seen.add(inputClass.name()));
    }
    store.rows().values().forEach(row -> note(row, windows, store));
  }

  private void note(StoredBar row, Windows windows, MemoryBarStore store) {
    Timeframe timeframe = row.key().timeframe();
    see(row.isVoid(), row.isRollUp() ? "a void roll-up" : "a void base bar");
    if (row.provenance() instanceof Coverage coverage) {
      boolean isClosed = row.state() == BarState.CLOSED;
      seen.add((isClosed ? "a CLOSED " : "an OPEN ") + timeframe);
      see(coverage.expected().contains(coverage.present()), "a full " + timeframe);
      see(coverage.expected().contains(0), "only out of session");
      see(
          windows.calendar().countsBars() && coverage.expected().isEmpty(),
          "a " + timeframe + " that is assumed");
      see(
          isClosed && !store.clock().hasPassed(windows.overAt(timeframe, row.key().openTime())),
          "a window closed before its end");
      see(
          row.content() instanceof Ohlcv ohlcv && ohlcv.activity().volume().isEmpty(),
          "a roll-up without volume");
      see(
          row.content() instanceof Ohlcv ohlcv
              && ohlcv.activity().turnover().isEmpty()
              && ohlcv.activity().volume().isDefined(),
          "a half-known turnover");
    }
  }

  private void see(boolean condition, String what) {
    if (condition) {
      seen.add(what);
    }
  }
}

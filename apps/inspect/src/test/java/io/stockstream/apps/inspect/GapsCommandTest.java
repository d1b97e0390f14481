package io.stockstream.apps.inspect;

import static io.stockstream.adapters.testkit.TestingBars.APPLE;
import static io.stockstream.adapters.testkit.TestingBars.VENUE;
import static io.stockstream.adapters.testkit.TestingBars.flat;
import static io.stockstream.adapters.testkit.TestingBars.minute;
import static io.stockstream.adapters.testkit.TestingBars.statement;
import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.adapters.duckdb.DuckDbStore;
import io.stockstream.adapters.testkit.TestingBars;
import io.stockstream.adapters.testkit.TestingStore;
import io.stockstream.adapters.testkit.TestingStream;
import io.stockstream.apps.runtime.CommandLineApp;
import io.stockstream.apps.runtime.ExitCode;
import io.stockstream.domain.statement.Heartbeat;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Twelve minutes of New York's open: minute 2 was quiet, from minute 5 to 9 the feed was down. */
class GapsCommandTest {

  private static final String QUIET =
      "AAPL,XNAS,1m,2026-01-05,2026-01-05T14:32:00Z,2026-01-05T14:33:00Z,1,NO_TRADES,";
  private static final String DOWN =
      "AAPL,XNAS,1m,2026-01-05,2026-01-05T14:35:00Z,2026-01-05T14:39:00Z,4,FEED_DOWN,";

  private final TestingStream stream =
      new TestingStream(TestingBars.START.plus(Duration.ofDays(1)));

  @TempDir private Path folder;

  private Path file() {
    return folder.resolve("store.duckdb");
  }

  @BeforeEach
  void fill() {
    for (int i = 0; i < 12; i++) {
      boolean down = i >= 5 && i < 9;
      if (!down && i != 2) {
        stream.say(statement(APPLE, i, flat("1" + i), 1));
      }
      if (!down && i != 9) {
        stream.say(new Heartbeat(VENUE, minute(i).plusSeconds(2), "test"));
      }
    }
    stream.say(new Heartbeat(VENUE, minute(12).plusSeconds(2), "test"));
    store(0);
  }

  private void store(long batch) {
    try (TestingStore store = new TestingStore(DuckDbStore::open, file())) {
      stream.store(store, stream.cut(batch), 1);
    }
  }

  private List<String> run(Object command, String... more) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    List<String> arguments = new ArrayList<>(List.of("--store", "duckdb:" + file()));
    arguments.addAll(List.of(more));
    int code =
        CommandLineApp.of(command, new PrintWriter(out), new PrintWriter(err))
            .run(arguments.toArray(String[]::new));
    assertThat(code).as(err.toString()).isEqualTo(ExitCode.OK.code());
    return out.toString().lines().toList();
  }

  private List<String> gaps(String... more) {
    List<String> arguments = new ArrayList<>(List.of(more));
    arguments.addAll(List.of("--format", "csv"));
    List<String> lines = run(new GapsCommand(), arguments.toArray(String[]::new));
    return lines.subList(1, lines.size());
  }

  @Test
  void gapsAreShownWithTheirReasons() {
    assertThat(gaps()).containsExactly(QUIET + "OPEN", DOWN + "OPEN");
    assertThat(gaps("--reason", "FEED_DOWN")).containsExactly(DOWN + "OPEN");
    assertThat(gaps("--symbol", "TSLA")).isEmpty();
    assertThat(gaps("--from", "2026-01-05T14:36:00Z")).containsExactly(DOWN + "OPEN");
    assertThat(gaps("--to", "2026-01-05T14:35:00Z")).containsExactly(QUIET + "OPEN");
    List<String> table = run(new GapsCommand());
    assertThat(table.get(table.size() - 1))
        .isEqualTo("gaps=2 no_trades=1 feed_down=4 not_listed=0 unknown=0");
  }

  @Test
  void beforeTheFirstBarItWasNotListed() {
    assertThat(gaps("--from", "2026-01-02T00:00:00Z").get(0))
        .isEqualTo(
            "AAPL,XNAS,1m,2026-01-02,2026-01-02T14:30:00Z,2026-01-02T21:00:00Z,390,NOT_LISTED,OPEN");
  }

  @Test
  void whatWasDecidedLastsUntilTheBarsCome() {
    assertThat(gaps("--reason", "FEED_DOWN", "--mark", "REQUESTED"))
        .containsExactly(DOWN + "REQUESTED");
    assertThat(gaps()).containsExactly(QUIET + "OPEN", DOWN + "REQUESTED");
    for (int i = 5; i < 9; i++) {
      stream.say(statement(APPLE, i, flat("10"), 1));
    }
    store(1);

    assertThat(gaps()).containsExactly(QUIET + "OPEN");
    assertThat(gaps("--state", "FILLED")).containsExactly(DOWN + "FILLED");
  }

  @Test
  void completenessIsCountedByDay() {
    List<String> lines = run(new CompletenessCommand(), "--format", "csv");

    assertThat(lines)
        .containsExactly(
            "symbol,venue,trading_date,expected,present,missing,no_trades,feed_down,not_listed,unknown,percent",
            "AAPL,XNAS,2026-01-05,12,7,5,1,4,0,0,58.33");
  }

  @Test
  void holesAreFilledForTheEyeOnly() {
    String[] minutes = {"--timeframe", "1m", "--format", "csv", "--fill", "previous-close"};
    List<String> filled = run(new BarsCommand(), minutes);

    assertThat(filled).hasSize(1 + 12);
    assertThat(filled.get(3))
        .isEqualTo("AAPL,XNAS,STOCK,1m,2026-01-05T14:32:00Z,11,11,11,11,,,FEED,,,,,,true");
    assertThat(filled.get(4))
        .startsWith("AAPL,XNAS,STOCK,1m,2026-01-05T14:33:00Z,13,")
        .endsWith(",false");
    assertThat(run(new BarsCommand(), "--timeframe", "1m", "--format", "csv")).hasSize(1 + 7);

    stream.say(statement(APPLE, 2, flat("77"), 1));
    store(1);

    assertThat(run(new BarsCommand(), minutes).get(3))
        .startsWith("AAPL,XNAS,STOCK,1m,2026-01-05T14:32:00Z,77,77,77,77,100,CLOSED,FEED,")
        .endsWith(",false");
  }
}

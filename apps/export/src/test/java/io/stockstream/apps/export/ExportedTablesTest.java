package io.stockstream.apps.export;

import static io.stockstream.adapters.testkit.TestingBars.APPLE;
import static io.stockstream.adapters.testkit.TestingBars.TESLA;
import static io.stockstream.adapters.testkit.TestingBars.VENUE;
import static io.stockstream.adapters.testkit.TestingBars.flat;
import static io.stockstream.adapters.testkit.TestingBars.minute;
import static io.stockstream.adapters.testkit.TestingBars.statement;
import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.apps.runtime.ExitCode;
import io.stockstream.domain.statement.Heartbeat;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Every table of the warehouse, from a store that had a quiet minute, an afternoon without the
 * feed, a day without anything, and a correction.
 */
class ExportedTablesTest extends TestingCommands {

  private static final Pattern DATE =
      Pattern.compile("\"table\":\"(\\w+)\",\"date\":\"([0-9-]+)\",\"outcome\":\"exported\"");

  /** Apple in New York on Monday and Wednesday; Tesla, which is not listed, on Monday. */
  @BeforeEach
  void fillTheStore() throws IOException {
    know("", 0);
    for (int i = 0; i < 10; i++) {
      stream.say(new Heartbeat(VENUE, minute(i).plusSeconds(2), "feed"));
      if (i != 4) {
        stream.say(statement(APPLE, i, flat("1" + i), 1));
      }
    }
    stream.say(statement(TESLA, 0, flat("20"), 1));
    stream.say(statement(APPLE, 2 * A_DAY, flat("10"), 1));
    stream.say(statement(APPLE, 2 * A_DAY + 1, flat("10"), 1));
    commit();
  }

  private void know(String holidays, int edition) throws IOException {
    Files.writeString(
        folder.resolve("calendars.txt"),
        "calendar XNYS America/New_York 1997-01-01 2030-12-31\n"
            + "week 1997-01-01 mon-fri 09:30-16:00\n"
            + holidays);
    Files.writeString(
        folder.resolve("instruments.csv"),
        "symbol,venue,asset_class,calendar,edition\nAAPL,XNAS,stock,XNYS," + edition + "\n");
  }

  private ExitCode run(Object command, String... more) {
    List<String> options =
        new ArrayList<>(List.of("--reference", folder.resolve("instruments.csv").toString()));
    options.addAll(List.of("--calendars", folder.resolve("calendars.txt").toString()));
    options.addAll(List.of(more));
    return run(command, "duckdb:" + file("w"), options);
  }

  /** Exports, and returns what was staged. */
  private List<String> exported(String... more) {
    List<String> arguments = new ArrayList<>(List.of("--json"));
    arguments.addAll(List.of(more));
    ExitCode code = run(new ExportCommand(), arguments.toArray(String[]::new));
    assertThat(code).as(err).isEqualTo(ExitCode.OK);
    return DATE.matcher(lines.get(0)).results().map(m -> m.group(1) + " " + m.group(2)).toList();
  }

  private void bothSidesAgree() {
    assertThat(run(new ReconcileCommand())).as(lines.toString()).isEqualTo(ExitCode.OK);
    assertThat(lines)
        .hasSize(ExportedTable.values().length)
        .allMatch(line -> line.endsWith(" differ=0"));
  }

  private List<String> rows(String sql) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + file("w"));
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      while (row.next()) {
        StringBuilder text = new StringBuilder();
        for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
          text.append(i == 1 ? "" : " ").append(row.getString(i));
        }
        rows.add(text.toString());
      }
    }
    return rows;
  }

  @Test
  void everyTableHoldsWhatTheStoreKnows() throws SQLException {
    assertThat(exported())
        .containsExactly(
            "bars 2026-01-05",
            "bars 2026-01-07",
            "instruments 2026-01-05",
            "instruments 2026-01-07",
            "trading_days 2026-01-05",
            "trading_days 2026-01-06",
            "trading_days 2026-01-07",
            "gaps 2026-01-05",
            "gaps 2026-01-06",
            "alive_minutes 2026-01-05",
            "statement_counts 2026-01-05",
            "statement_counts 2026-01-07");

    assertThat(rows("FROM instruments ORDER BY ALL"))
        .containsExactly(
            "2026-01-05 XNAS AAPL STOCK XNYS 1m 0",
            "2026-01-05 XNAS TSLA STOCK UTC 1m 0",
            "2026-01-07 XNAS AAPL STOCK XNYS 1m 0");
    assertThat(
            rows(
                "SELECT trading_date, calendar, epoch_ms(opens_at), session_minutes FROM"
                    + " trading_days ORDER BY ALL"))
        .containsExactly(
            "2026-01-05 UTC 1767571200000 1440",
            "2026-01-05 XNYS 1767623400000 390",
            "2026-01-06 UTC 1767657600000 1440",
            "2026-01-06 XNYS 1767709800000 390",
            "2026-01-07 UTC 1767744000000 1440",
            "2026-01-07 XNYS 1767796200000 390");
    assertThat(
            rows(
                "SELECT symbol, timeframe, strftime(from_time, '%d %H:%M'), strftime(until_time,"
                    + " '%d %H:%M'), trading_date, reason, bars FROM gaps ORDER BY from_time"))
        .containsExactly(
            "AAPL 1m 05 14:34 05 14:35 2026-01-05 NO_TRADES 1",
            "AAPL 1m 05 14:40 05 21:00 2026-01-05 FEED_DOWN 380",
            "AAPL 1m 06 14:30 06 21:00 2026-01-06 FEED_DOWN 390");
    assertThat(rows("SELECT venue, strftime(hour, '%d %H:%M'), alive FROM alive_minutes"))
        .containsExactly("XNAS 05 14:00 10");
    assertThat(rows("FROM statement_counts ORDER BY ALL"))
        .containsExactly(
            "2026-01-05 XNAS AAPL 9 0 0 0 0 0 0",
            "2026-01-05 XNAS TSLA 1 0 0 0 0 0 0",
            "2026-01-07 XNAS AAPL 2 0 0 0 0 0 0");
    bothSidesAgree();
    assertThat(exported()).isEmpty();
  }

  @Test
  void aCorrectionStagesTheDatesThatItTouchesInEachTableThatItTouches() throws SQLException {
    exported();
    stream.say(statement(APPLE, 4, flat("99"), 1));
    commit();

    assertThat(exported())
        .containsExactly("bars 2026-01-05", "gaps 2026-01-05", "statement_counts 2026-01-05");
    assertThat(rows("SELECT bars, reason FROM gaps ORDER BY from_time"))
        .containsExactly("380 FEED_DOWN", "390 FEED_DOWN");
    bothSidesAgree();

    stream.say(statement(APPLE, 4, flat("98"), 2));
    commit();
    assertThat(exported()).containsExactly("bars 2026-01-05", "statement_counts 2026-01-05");
    assertThat(rows("FROM statement_counts WHERE symbol = 'AAPL' AND date = '2026-01-05'"))
        .as("both came when their bar was over")
        .containsExactly("2026-01-05 XNAS AAPL 10 1 0 0 0 0 2");
    bothSidesAgree();
    assertThat(exported()).isEmpty();
  }

  /** The ledger has no new entry, and still the tables have to follow. */
  @Test
  void aHolidayThatIsLearnedLaterIsExported() throws Exception {
    exported();
    know("2026 closed on 01-06\n", 1);

    assertThat(exported())
        .containsExactly(
            "instruments 2026-01-05",
            "instruments 2026-01-07",
            "trading_days 2026-01-06",
            "gaps 2026-01-06");
    assertThat(rows("SELECT DISTINCT edition FROM instruments WHERE symbol = 'AAPL'"))
        .containsExactly("1");
    assertThat(rows("SELECT calendar FROM trading_days WHERE trading_date = '2026-01-06'"))
        .containsExactly("UTC");
    assertThat(rows("SELECT count(*) FROM gaps WHERE trading_date = '2026-01-06'"))
        .containsExactly("0");
    bothSidesAgree();
    assertThat(exported()).isEmpty();
  }

  @Test
  void someTablesMayBeNamed() {
    assertThat(exported("--tables", "gaps,alive_minutes"))
        .containsExactly("gaps 2026-01-05", "gaps 2026-01-06", "alive_minutes 2026-01-05");
    assertThat(run(new ReconcileCommand(), "--tables", "gaps")).isEqualTo(ExitCode.OK);
    assertThat(lines).containsExactly("reconcile: table=gaps dates=2 rows=3 equal=2 differ=0");
    assertThat(run(new ExportCommand(), "--tables", "trades")).isEqualTo(ExitCode.USAGE);
    assertThat(err).contains("--tables", "trades", "trading_days");
  }

  @Test
  void aDryRunLooksForNoGaps() {
    exported("--tables", "bars");
    assertThat(run(new ExportCommand(), "--dry-run")).isEqualTo(ExitCode.OK);

    assertThat(lines).anyMatch(line -> line.startsWith("instruments "));
    assertThat(lines).noneMatch(line -> line.startsWith("gaps "));
    assertThat(exported()).contains("gaps 2026-01-05");
  }
}

package io.stockstream.adapters.clickhouse;

import static io.stockstream.adapters.testkit.TestingBars.APPLE;
import static io.stockstream.adapters.testkit.TestingBars.START;
import static io.stockstream.adapters.testkit.TestingBars.VENUE;
import static io.stockstream.adapters.testkit.TestingBars.bar;
import static io.stockstream.adapters.testkit.TestingBars.feed;
import static io.stockstream.adapters.testkit.TestingBars.minute;
import static io.stockstream.adapters.testkit.TestingBars.rollUp;
import static io.stockstream.adapters.testkit.TestingBars.voided;
import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.adapters.testkit.TestingOutcome;
import io.stockstream.adapters.testkit.TestingStore;
import io.stockstream.domain.bar.BarState;
import io.stockstream.domain.bar.Timeframe;
import io.stockstream.domain.statement.StoredBar;
import io.stockstream.ports.store.BarSelection;
import io.stockstream.ports.store.BarSelection.Origins;
import io.vavr.control.Option;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people see. */
class ViewsTest {

  private static final Instant MIDNIGHT = Instant.parse("2026-01-05T00:00:00Z");

  private final TestingDatabase database = TestingDatabase.create();
  private TestingStore store;

  @BeforeEach
  void open(@TempDir Path folder) {
    store = new TestingStore(f -> ClickHouseStore.open(database.address()), folder);
  }

  @AfterEach
  void drop() {
    store.close();
    database.close();
  }

  private List<String> view(String columns, String view) {
    return database.texts(
        "SELECT concat(%s) FROM %s ORDER BY symbol, open_time"
            .formatted(columns.replace(",", ", ' ',"), view));
  }

  @Test
  void aBarIsSeenOnceInWords() {
    store.write(bar(APPLE, 0, "748.20", 1));
    store.write(bar(APPLE, 0, "748.35", 2));
    store.write(voided(APPLE, 1, 1));

    assertThat(
            view(
                "symbol, venue, toString(timeframe), toString(open_time), toString(asset_class),"
                    + " toString(state), toString(origin), toString(open)",
                "bars_current"))
        .containsExactly("AAPL XNAS 1m 2026-01-05 14:30:00.000000 STOCK CLOSED FEED 748.35");
  }

  @Test
  void eachTimeframeHasAView() {
    for (Timeframe timeframe : Timeframe.values()) {
      store.write(feed(timeframe, timeframe.floor(START), "10"));
    }

    for (Timeframe timeframe : Timeframe.values()) {
      assertThat(view("symbol, toString(open_time)", "bars_" + timeframe))
          .containsExactly(
              "AAPL %s.000000"
                  .formatted(timeframe.floor(START).toString().replace("T", " ").replace("Z", "")));
    }
  }

  @Test
  void aVenuesOwnBarMakesWayForTheRollUp() {
    store.write(feed(Timeframe.M5, START, "7"), rollUp(APPLE, 0, BarState.OPEN));
    store.write(feed(Timeframe.M5, minute(5), "8"));

    assertThat(view("toString(origin), toString(open)", "bars_5m"))
        .containsExactly("ROLLUP 10", "FEED 8");
  }

  @Test
  void aVenuesOwnDayMakesWayForTheSessionThatOpensWithinIt() {
    store.write(
        feed(Timeframe.D1, MIDNIGHT.minusSeconds(86_400), "6"),
        feed(Timeframe.D1, MIDNIGHT, "7"),
        rollUp(Timeframe.D1, BarState.OPEN, 0, bar(APPLE, 0, "10")),
        feed(Timeframe.D1, MIDNIGHT.plusSeconds(86_400), "8"));

    assertThat(view("toString(origin), toString(open)", "bars_1d"))
        .containsExactly("FEED 6", "ROLLUP 10", "FEED 8");
  }

  @Test
  void theyShowWhatTheReaderReads() {
    for (int i = -3; i < 40; i++) {
      store.write(feed(Timeframe.D1, MIDNIGHT.plusSeconds(86_400L * i), "" + (100 + i)));
      if (i % 3 == 0) {
        store.write(rollUp(Timeframe.D1, BarState.CLOSED, 0, bar(APPLE, 1_440 * i, "" + (50 + i))));
      }
    }
    List<StoredBar> preferred =
        store.select(
            new BarSelection(
                Option.none(),
                Option.none(),
                Option.some(Timeframe.D1),
                Option.none(),
                Option.none(),
                Origins.PREFERRED));

    assertThat(view("toString(origin), toString(toUnixTimestamp64Micro(open_time))", "bars_1d"))
        .isEqualTo(
            preferred.stream()
                .map(
                    each ->
                        each.key().origin()
                            + " "
                            + each.key().openTime().getEpochSecond() * 1_000_000L)
                .toList());
  }

  /** Through every view, to as few rows as the table itself would read. */
  @Test
  void aFilterGoesByThePrimaryKey() {
    database.execute(
        """
        INSERT INTO bars_by_symbol (venue, symbol, timeframe, origin, open_time, state, open, high, low, close, version)
        SELECT 'XNAS', concat('S', toString(number % 100)), if(number % 2 = 0, '5m', '1d'), 'FEED',
          toDateTime64('2026-01-05 00:00:00', 6, 'UTC') + toIntervalMinute(intDiv(number, 100)),
          'CLOSED', 10, 12, 9, 11, 1
        FROM numbers(200000)
        """);
    for (String view : List.of("bars_current", "bars_5m", "bars_1d")) {
      assertThat(
              database.texts(
                  "SELECT symbol FROM %s WHERE venue = 'XNAS' AND symbol = 'S77' LIMIT 1"
                      .formatted(view)))
          .hasSizeLessThanOrEqualTo(1);
    }
    database.execute("SYSTEM FLUSH LOGS");
    assertThat(
            database.count(
                "SELECT max(read_rows) AS n FROM system.query_log WHERE type = 'QueryFinish'"
                    + " AND current_database = currentDatabase() AND query LIKE '%S77%'"
                    + " AND query_kind = 'Select' AND query NOT LIKE '%system%'"))
        .isBetween(1L, 20_000L);
  }

  @Test
  void freshnessSaysHowFarAVenuesTimeHasCome() {
    store.write(TestingOutcome.ofClock(APPLE, minute(1)));
    store.write(TestingOutcome.ofVenueClock(VENUE, minute(3)));

    assertThat(
            database.texts(
                "SELECT concat(venue, ' ', toString(instruments), ' ', toString(latest_time), ' ',"
                    + " toString(behind_seconds = dateDiff('second', latest_time, now64(6))"
                    + " OR behind_seconds + 1 = dateDiff('second', latest_time, now64(6))))"
                    + " FROM freshness"))
        .containsExactly("XNAS 1 2026-01-05 14:33:00.000000 1");
  }
}

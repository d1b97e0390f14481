package io.stockstream.adapters.clickhouse;

import static io.stockstream.adapters.testkit.TestingBars.APPLE;
import static io.stockstream.adapters.testkit.TestingBars.START;
import static io.stockstream.adapters.testkit.TestingBars.bar;
import static io.stockstream.adapters.testkit.TestingBars.feed;
import static io.stockstream.adapters.testkit.TestingBars.flat;
import static io.stockstream.adapters.testkit.TestingBars.key;
import static io.stockstream.adapters.testkit.TestingBars.rollUp;
import static io.stockstream.adapters.testkit.TestingBars.statement;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.stockstream.adapters.testkit.TestingOutcome;
import io.stockstream.adapters.testkit.TestingStore;
import io.stockstream.adapters.testkit.TestingStream;
import io.stockstream.domain.bar.BarState;
import io.stockstream.domain.bar.Timeframe;
import io.stockstream.domain.calendar.DateRange;
import io.stockstream.domain.gap.AliveMinute;
import io.stockstream.domain.merge.Accepted;
import io.stockstream.domain.merge.ClassCounts;
import io.stockstream.domain.merge.Conflict;
import io.stockstream.domain.merge.CountKey;
import io.stockstream.domain.merge.Position;
import io.stockstream.domain.merge.ReadPlan;
import io.stockstream.domain.merge.StatementCounts;
import io.stockstream.domain.merge.Tally;
import io.stockstream.domain.merge.Tally.Judged;
import io.stockstream.domain.rollup.Clock;
import io.stockstream.domain.statement.InputClass;
import io.stockstream.domain.statement.StoredBar;
import io.stockstream.ports.failure.FailureKind;
import io.stockstream.ports.failure.PortException;
import io.stockstream.ports.store.BatchSession;
import io.stockstream.ports.store.TaskOutcome;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a task's write leaves in the tables. */
class ClickHouseWriteTest {

  private static final CountKey COUNTED = CountKey.of(APPLE, START, new Position("bars", 0, 0));

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

  private long rows(String from) {
    return database.count("SELECT count() AS n FROM " + from);
  }

  private void stopMerges() {
    for (String table : List.of("bars", "bars_by_symbol", "bar_history")) {
      database.execute("SYSTEM STOP MERGES " + table);
    }
  }

  private static TaskOutcome ofHistory(Accepted... history) {
    return new TaskOutcome(List.of(), List.of(), List.of(history), List.of(), Map.of(), Map.of());
  }

  @Test
  void aWriteThatIsRepeatedIsTakenInOnce() {
    stopMerges();

    store.write(bar(APPLE, 0, "10"));
    store.write(bar(APPLE, 0, "10"));

    assertThat(rows("bars")).isEqualTo(1);
    assertThat(rows("bars_by_symbol")).isEqualTo(1);
  }

  /** Somebody may have removed rows in between; a replay then has to bring them back. */
  @Test
  void anotherQueryWritesTheSameRowsAnew() {
    store.write(bar(APPLE, 0, "10"));
    database.execute("TRUNCATE TABLE bars");
    database.execute("TRUNCATE TABLE bars_by_symbol");
    store.takeFence();

    store.write(bar(APPLE, 0, "10"));

    assertThat(store.bars()).hasSize(1);
    assertThat(store.existing(APPLE, key(APPLE, 0)).bars()).hasSize(1);
  }

  @Test
  void aBatchIsOnePartInEachMonthOfEachTable() {
    stopMerges();

    store.write(
        feed(Timeframe.D1, Instant.parse("2026-01-05T00:00:00Z"), "1"),
        feed(Timeframe.D1, Instant.parse("2026-01-31T23:59:59.999999Z"), "2"),
        feed(Timeframe.D1, Instant.parse("2026-02-01T00:00:00Z"), "3"),
        feed(Timeframe.D1, Instant.parse("1901-02-01T00:00:00Z"), "4"));

    for (String table : List.of("bars", "bars_by_symbol")) {
      assertThat(
              database.texts(
                  "SELECT concat(partition, ' ', toString(rows)) FROM system.parts WHERE active AND"
                      + " database = currentDatabase() AND table = '%s' ORDER BY partition"
                          .formatted(table)))
          .containsExactly("190102 1", "202601 2", "202602 1");
    }
  }

  @Test
  void everyStatementIsKeptOnceByItsPlaceInTheLog() {
    Instant appended = Instant.parse("2026-01-05T14:31:02.123456Z");
    Accepted first = new Accepted(new Position("bars", 3, 7), appended, bar(APPLE, 0, "10", 1));
    Accepted second =
        new Accepted(new Position("bars", 3, 8), appended.plusSeconds(1), bar(APPLE, 0, "11", 2));

    store.write(ofHistory(first, second));
    store.takeFence();
    store.write(ofHistory(second, first));

    assertThat(
            database.texts(
                "SELECT concat(symbol, ' ', toString(open), ' ', topic, '/', toString(partition),"
                    + " '/', toString(offset), ' ', toString(append_time))"
                    + " FROM bar_history FINAL ORDER BY offset"))
        .containsExactly(
            "AAPL 10 bars/3/7 2026-01-05 14:31:02.123456",
            "AAPL 11 bars/3/8 2026-01-05 14:31:03.123456");
    assertThat(store.bars()).isEmpty();
  }

  /** As if the process, or the server, had died between any two inserts of the write. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "conflicts",
        "bar_history",
        "open_roll_ups",
        "bars_by_symbol",
        "bars",
        "clock",
        "alive_minutes",
        "statement_counts"
      })
  void aWriteThatBrokeOffAtAnyTableIsCompletedByItsRepetition(String table) {
    StoredBar open = rollUp(APPLE, 0, BarState.OPEN);
    Accepted accepted = new Accepted(new Position("bars", 0, 1), START, bar(APPLE, 0, "10"));
    TaskOutcome outcome =
        new TaskOutcome(
            List.of(
                new Conflict(new Position("bars", 0, 2), bar(APPLE, 0, "10"), bar(APPLE, 0, "9"))),
            List.of(),
            List.of(accepted),
            List.of(bar(APPLE, 0, "10"), open),
            Map.of(APPLE, new Clock(START)),
            Map.of(),
            List.of(new AliveMinute("XNAS", "test", START)),
            List.of(new Tally(COUNTED, List.of(new Judged(1, InputClass.ACCEPTED, false)))));
    database.execute("RENAME TABLE %s TO away".formatted(table));
    assertThatThrownBy(() -> store.write(outcome)).isInstanceOf(PortException.class);
    // A reader may see what the writer does not find yet, and never the other way round.
    if (!table.equals("bars_by_symbol") && !table.equals("bars")) {
      assertThat(rows("bars FINAL")).isLessThanOrEqualTo(rows("bars_by_symbol FINAL"));
    }
    database.execute("RENAME TABLE away TO " + table);

    store.write(outcome);

    assertThat(store.bars()).containsExactly(bar(APPLE, 0, "10"), open);
    assertThat(store.existing(APPLE, key(APPLE, 0)).bars()).hasSize(1);
    assertThat(store.existing(APPLE).openRollUps()).containsExactly(open);
    assertThat(store.conflicts()).hasSize(1);
    assertThat(rows("bar_history FINAL")).isEqualTo(1);
    assertThat(rows("alive_minutes FINAL")).isEqualTo(1);
    assertThat(store.clock(APPLE).time()).isEqualTo(START);
    assertThat(store.statementCounts(DateRange.ALWAYS)).containsExactly(accepted(2, 1));
  }

  private static StatementCounts accepted(long until, long statements) {
    return new StatementCounts(
        COUNTED, until, new ClassCounts(Map.of(InputClass.ACCEPTED, statements)), 0);
  }

  /** The second run finds bars of the first where it got as far, and would count duplicates. */
  @ParameterizedTest
  @ValueSource(strings = {"statement_counts", "bars_by_symbol", "open_roll_ups", "bars", "clock"})
  void aBatchThatBrokeOffAtAnyTableIsCountedAsItWasJudgedFirst(String table) {
    TestingStream stream = new TestingStream(START.plusSeconds(3_600));
    for (int i = 0; i < 5; i++) {
      stream.say(statement(APPLE, i, flat("10"), 1));
    }
    TestingStream.Batch batch = stream.cut(0);
    database.execute("RENAME TABLE %s TO away".formatted(table));
    assertThatThrownBy(() -> stream.storeParts(store, batch, 1)).isInstanceOf(PortException.class);
    database.execute("RENAME TABLE away TO " + table);

    stream.store(store, batch, 1);

    assertThat(store.statementCounts(DateRange.ALWAYS)).containsExactly(accepted(5, 5));
    assertThat(store.bars()).hasSizeGreaterThan(5);
  }

  @Test
  void whatIsClosedIsTakenOffTheListOfTheOpenOnes() {
    StoredBar open = rollUp(APPLE, 0, BarState.OPEN);
    store.write(open);
    store.write(open.close());
    try (BatchSession session = store.session()) {
      session.read(List.of(ReadPlan.of(APPLE, List.of())), Map.of());
      session.write(TestingOutcome.ofBars());
    }

    assertThat(database.texts("SELECT toString(state) FROM open_roll_ups FINAL"))
        .containsExactly("CLOSED");
  }

  @ParameterizedTest
  @CsvSource({
    "5, 4, 2, 3, 1, 1, false",
    "5, 8, 6, 7, 1, 1, false",
    "5, 8, 2, 1, 1, 1, false",
    "5, 8, 2, 9, 1, 1, false",
    "5, 8, 2, 5, -1, 1, false",
    "5, 8, 2, 5, 1, 128, false",
    "0, 0, 0, 0, 1, 1, true"
  })
  void aRowThatCannotBeIsRefusedByTheTablesToo(
      int open, int high, int low, int close, int volume, int rank, boolean isVoid) {
    for (String table : List.of("bars", "bars_by_symbol", "bar_history")) {
      String insert =
          "INSERT INTO %s (venue, symbol, open, high, low, close, volume, rank, void) VALUES ('X', 'S', %d, %d, %d, %d, %d, %d, %s)"
              .formatted(table, open, high, low, close, volume, rank, isVoid);
      assertThatThrownBy(() -> database.execute(insert))
          .hasMessageContaining("a row breaks a rule of its table")
          .asInstanceOf(type(PortException.class))
          .extracting(PortException::kind)
          .isEqualTo(FailureKind.REJECTED);
    }
  }

  /** As the README says to do it. */
  @Test
  void aTimeframeCanBeKeptForSomeTimeOnly() {
    store.write(
        feed(Timeframe.M1, Instant.parse("2020-01-06T15:00:00Z"), "1"),
        feed(Timeframe.H1, Instant.parse("2020-01-06T15:00:00Z"), "2"));
    for (String table : List.of("bars", "bars_by_symbol")) {
      database.execute(
          "ALTER TABLE %s MODIFY TTL toDateTime(open_time) + INTERVAL 2 YEAR DELETE WHERE timeframe = '1m'"
              .formatted(table));
      database.execute("OPTIMIZE TABLE %s FINAL".formatted(table));
    }

    assertThat(store.bars())
        .extracting(each -> each.key().timeframe())
        .containsExactly(Timeframe.H1);
    assertThat(rows("bars")).isEqualTo(1);
  }
}

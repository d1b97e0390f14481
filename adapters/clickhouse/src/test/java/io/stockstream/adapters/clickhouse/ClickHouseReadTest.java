package io.stockstream.adapters.clickhouse;

import static io.stockstream.adapters.testkit.TestingBars.instrument;
import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.adapters.testkit.MemoryStore;
import io.stockstream.adapters.testkit.TestingBars;
import io.stockstream.adapters.testkit.TestingOutcome;
import io.stockstream.domain.bar.BarKey;
import io.stockstream.domain.bar.BarState;
import io.stockstream.domain.bar.InstrumentId;
import io.stockstream.domain.bar.Interval;
import io.stockstream.domain.bar.Origin;
import io.stockstream.domain.bar.Timeframe;
import io.stockstream.domain.merge.Existing;
import io.stockstream.domain.merge.Merge;
import io.stockstream.domain.merge.Position;
import io.stockstream.domain.merge.ReadPlan;
import io.stockstream.domain.merge.Received;
import io.stockstream.domain.merge.Stretch;
import io.stockstream.domain.rollup.InstrumentRules;
import io.stockstream.domain.statement.StoredBar;
import io.stockstream.ports.store.BatchSession;
import io.stockstream.ports.store.Store;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a batch reads: what it asked for, and not much more of the table than that. */
class ClickHouseReadTest {

  private static final Instant START = Instant.parse("2026-01-05T00:00:00Z");
  private static final int INSTRUMENTS = 1_000;
  private static final int MINUTES = 1_200;
  private static final int GRANULE = 1_024;

  private static TestingDatabase database;

  /** 1.2 million minutes of a thousand instruments, and as many a year before. */
  @BeforeAll
  static void fill() {
    database = TestingDatabase.create();
    for (String start : List.of("2026-01-05", "2025-01-06")) {
      database.execute(
          """
          INSERT INTO bars (venue, symbol, timeframe, origin, open_time, state, open, high, low, close, version)
          SELECT 'XNAS', concat('S', toString(number %% %d)), '1m', 'FEED',
            toDateTime64('%s 00:00:00', 6, 'UTC') + toIntervalMinute(intDiv(number, %d)),
            'CLOSED', 10, 12, 9, 11, 1
          FROM numbers(%d)
          """
              .formatted(INSTRUMENTS, start, INSTRUMENTS, INSTRUMENTS * MINUTES));
    }
    database.execute("OPTIMIZE TABLE bars FINAL");
  }

  @AfterAll
  static void drop() {
    database.close();
  }

  private static ReadPlan plan(InstrumentId instrument, Instant openTime) {
    BarKey key = new BarKey(instrument, Timeframe.M1, openTime, Origin.FEED);
    return Merge.plan(
        instrument,
        InstrumentRules.DEFAULT,
        List.of(
            new Received(
                TestingBars.statement(key, TestingBars.flat("10"), 1),
                new Position("bars", 0, 0),
                openTime)));
  }

  private static List<ReadPlan> plans(int instruments, Instant openTime) {
    return IntStream.range(0, instruments)
        .mapToObj(i -> plan(instrument("S" + i), openTime))
        .toList();
  }

  /** Returns how many rows of the table a session reads for some plans. */
  private static long rowsRead(List<ReadPlan> plans) {
    int bars;
    try (Store store = ClickHouseStore.open(database.address());
        BatchSession session = store.sessions().open(store.fencing().take())) {
      bars = session.read(plans, Map.of()).values().stream().mapToInt(e -> e.bars().size()).sum();
    }
    assertThat(bars).isEqualTo(5 * plans.size());
    database.execute("SYSTEM FLUSH LOGS");
    return database.count(
        "SELECT argMax(read_rows, event_time_microseconds) AS n FROM system.query_log"
            + " WHERE type = 'QueryFinish' AND current_database = currentDatabase()"
            + " AND query LIKE '%FROM bars FINAL%' AND query NOT LIKE '%system%'");
  }

  /** A timeframe and origin lie apart, and each end of a stretch may share a granule. */
  @Test
  void aBatchReadsLittleMoreThanTheWindowsThatItTouches() {
    Instant openTime = START.plus(601, ChronoUnit.MINUTES);

    assertThat(rowsRead(plans(INSTRUMENTS, openTime)))
        .isLessThan(5 * INSTRUMENTS + INSTRUMENTS + 4 * GRANULE);
    assertThat(rowsRead(plans(1, openTime))).isLessThan(7 * GRANULE);
  }

  @Test
  void aCorrectionAYearBackReadsNoMore() {
    Instant openTime = Instant.parse("2025-01-06T10:01:00Z");

    assertThat(rowsRead(plans(1, openTime))).isLessThan(7 * GRANULE);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 40})
  void thePrimaryKeyIsWhatSelects(int instruments) {
    List<ReadPlan> plans = new ArrayList<>();
    for (int i = 0; i < instruments; i++) {
      plans.add(plan(instrument("S" + i), START.plus(17L * i, ChronoUnit.MINUTES)));
    }
    for (Query query : BarQueries.of(plans, List.of())) {
      List<String> explained = new ArrayList<>();
      new Server(database.address())
          .read(
              "explaining",
              new Query("EXPLAIN indexes = 1 " + query.sql(), query.parameters(), query.tables()),
              block -> {
                for (int row = 0; row < block.rows(); row++) {
                  explained.add(block.columns()[0].text(row).strip());
                }
              });

      int primaryKey = explained.indexOf("PrimaryKey");
      String granules =
          explained.subList(primaryKey, explained.size()).stream()
              .filter(line -> line.startsWith("Granules: "))
              .findFirst()
              .orElseThrow();
      String[] counts = granules.substring("Granules: ".length()).split("/");
      assertThat(Long.parseLong(counts[1])).isGreaterThan(INSTRUMENTS * MINUTES / GRANULE);
      assertThat(Long.parseLong(counts[0])).isLessThanOrEqualTo(10L * instruments);
    }
  }

  /** Stretches of all kinds and lengths, of few instruments and of many, here and in memory. */
  @ParameterizedTest
  @ValueSource(ints = {1, 30, 400})
  void whatIsAskedForIsWhatMemoryHandsOut(int instruments) {
    Random random = new Random(instruments);
    List<StoredBar> bars = bars(random, instruments);
    List<ReadPlan> plans = new ArrayList<>();
    for (int i = 0; i < instruments; i++) {
      plans.add(randomPlan(random, new InstrumentId("S" + i, i % 2 == 0 ? "XNAS" : "XLON")));
    }

    try (TestingDatabase own = TestingDatabase.create();
        Store store = ClickHouseStore.open(own.address());
        Store memory = MemoryStore.create()) {
      assertThat(existing(store, bars, plans)).isEqualTo(existing(memory, bars, plans));
    }
  }

  private static List<StoredBar> bars(Random random, int instruments) {
    List<StoredBar> bars = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      int number = random.nextInt(instruments);
      InstrumentId instrument = new InstrumentId("S" + number, number % 2 == 0 ? "XNAS" : "XLON");
      Timeframe timeframe = Timeframe.values()[random.nextInt(Timeframe.values().length)];
      BarKey key = new BarKey(instrument, timeframe, openTime(random, timeframe), Origin.FEED);
      StoredBar bar = TestingBars.statement(key, TestingBars.flat("10"), i).toStored();
      bars.add(
          random.nextBoolean()
              ? bar
              : TestingBars.rollUp(timeframe, BarState.values()[random.nextInt(2)], 0, bar));
    }
    Map<BarKey, StoredBar> standing = new HashMap<>();
    bars.forEach(bar -> standing.merge(bar.key(), bar, StoredBar::revise));
    return List.copyOf(standing.values());
  }

  private static Instant openTime(Random random, Timeframe timeframe) {
    Instant any = START.plusSeconds(random.nextInt(40 * 86_400));
    return timeframe.isIntraday() ? timeframe.floor(any) : any;
  }

  private static ReadPlan randomPlan(Random random, InstrumentId instrument) {
    List<Stretch> stretches = new ArrayList<>();
    for (Timeframe timeframe : Timeframe.values()) {
      Instant from = openTime(random, timeframe);
      for (int i = random.nextInt(4); i > 0; i--) {
        Instant until = from.plusSeconds(timeframe.seconds() * (1 + random.nextInt(30)));
        Origin origin = Origin.values()[random.nextInt(2)];
        stretches.add(new Stretch(timeframe, origin, new Interval(from, until)));
        from = until.plusSeconds(timeframe.seconds() * (1 + random.nextInt(30)));
      }
    }
    return new ReadPlan(instrument, stretches);
  }

  private record Found(Collection<StoredBar> bars, Collection<StoredBar> open) {}

  private static Map<InstrumentId, Found> existing(
      Store store, List<StoredBar> bars, List<ReadPlan> plans) {
    try (BatchSession session = store.sessions().open(store.fencing().take())) {
      session.write(TestingOutcome.ofBars(bars));
    }
    Map<InstrumentId, Found> found = new HashMap<>();
    try (BatchSession session = store.sessions().open(store.fencing().take())) {
      session.read(plans, Map.of()).forEach((instrument, e) -> found.put(instrument, found(e)));
    }
    return found;
  }

  private static Found found(Existing existing) {
    assertThat(existing.bars()).doesNotHaveDuplicates();
    return new Found(new HashSet<>(existing.bars()), new HashSet<>(existing.openRollUps()));
  }
}

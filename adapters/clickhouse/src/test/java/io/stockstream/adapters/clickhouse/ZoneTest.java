package io.stockstream.adapters.clickhouse;

import static io.stockstream.adapters.testkit.TestingBars.APPLE;
import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.adapters.testkit.TestingBars;
import io.stockstream.adapters.testkit.TestingOutcome;
import io.stockstream.adapters.testkit.TestingStore;
import io.stockstream.domain.bar.InstrumentId;
import io.stockstream.domain.bar.Timeframe;
import io.stockstream.domain.statement.StoredBar;
import io.stockstream.ports.store.BarSelection;
import io.vavr.control.Option;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the JVM runs, and what is spoken there, is of no matter. */
class ZoneTest {

  private final TimeZone zone = TimeZone.getDefault();
  private final Locale locale = Locale.getDefault();
  private TestingDatabase database;

  @AfterEach
  void restore() {
    TimeZone.setDefault(zone);
    Locale.setDefault(locale);
    database.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Asia/Kolkata", "America/New_York", "Pacific/Apia"})
  void timesAreUtcAndWordsAreOurs(String there, @TempDir Path folder) {
    TimeZone.setDefault(TimeZone.getTimeZone(there));
    // Has an I of its own, and other digits where its numbering is asked for.
    Locale.setDefault(Locale.forLanguageTag("tr-TR-u-nu-arab"));
    database = TestingDatabase.create();
    Instant shortBeforeMidnight = Instant.parse("2026-01-31T23:30:00Z");
    StoredBar late = TestingBars.feed(Timeframe.M30, shortBeforeMidnight, "748.20");
    InstrumentId dotted = new InstrumentId("İSTANBUL-ıi", "XIST");

    try (TestingStore store =
        new TestingStore(f -> ClickHouseStore.open(database.address()), folder)) {
      store.write(late, TestingBars.bar(dotted, 0, "1"));
      store.write(TestingOutcome.ofClock(APPLE, shortBeforeMidnight));

      assertThat(store.bars()).containsExactly(TestingBars.bar(dotted, 0, "1"), late);
      assertThat(store.existing(APPLE, late.key()).bars()).containsExactly(late);
      assertThat(store.clock(APPLE).time()).isEqualTo(shortBeforeMidnight);
      assertThat(store.select(from(shortBeforeMidnight))).containsExactly(late);
      assertThat(store.select(from(shortBeforeMidnight.plusSeconds(1)))).isEmpty();
    }
    assertThat(
            database.texts(
                "SELECT concat(_partition_id, ' ', toString(open_time)) FROM bars WHERE symbol ="
                    + " 'AAPL'"))
        .isEqualTo(List.of("202601 2026-01-31 23:30:00.000000"));
  }

  private static BarSelection from(Instant from) {
    return new BarSelection(
        Option.none(),
        Option.none(),
        Option.none(),
        Option.some(from),
        Option.none(),
        BarSelection.Origins.BOTH);
  }

  /** A server elsewhere shows its own time, and keeps ours. */
  @Test
  void theServersZoneIsOfNoMatterEither(@TempDir Path folder) {
    database = TestingDatabase.create();
    String user = "zone_" + database.address().database();
    database.execute(
        "CREATE USER %s IDENTIFIED BY 'pw' SETTINGS session_timezone = 'Asia/Kolkata'"
            .formatted(user));
    database.execute("GRANT ALL ON %s.* TO %s".formatted(database.address().database(), user));
    database.execute("GRANT SELECT ON system.processes TO " + user);
    ClickHouseAddress there =
        new ClickHouseAddress(database.address().url(), database.address().database(), user, "pw");
    StoredBar late = TestingBars.feed(Timeframe.M30, Instant.parse("2026-01-31T23:30:00Z"), "1");

    try (TestingStore elsewhere = new TestingStore(f -> ClickHouseStore.open(there), folder);
        TestingStore here =
            new TestingStore(f -> ClickHouseStore.open(database.address()), folder)) {
      here.write(late);

      assertThat(elsewhere.bars()).containsExactly(late);
      assertThat(elsewhere.select(from(late.key().openTime()))).containsExactly(late);
      assertThat(elsewhere.existing(APPLE, late.key()).bars()).containsExactly(late);
    } finally {
      database.execute("DROP USER " + user);
    }
  }
}

package io.stockstream.apps.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.adapters.clickhouse.ClickHouseStore;
import io.stockstream.adapters.clickhouse.server.ClickHouseServer;
import io.stockstream.adapters.clickhouse.server.TestingClickHouse;
import io.stockstream.domain.statement.InputClass;
import io.stockstream.ports.store.LedgerEntry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GrowthTest {

  private static final int INSTRUMENTS = 20;
  private static final int MINUTES = 90;
  private static final int MINUTES_OF_MORNING = 30;
  private static final int DAYS_BEFORE = 3;

  private static final String DAYS_THAT_ARE_NOT_THEIR_MINUTES =
      """
      SELECT count() FROM (
        SELECT sumIf(volume, timeframe = '1m') AS minutes, sumIf(volume, timeframe = '1d') AS days
        FROM bars FINAL GROUP BY symbol, toDate(open_time) HAVING minutes != days)
      """;

  @Test
  void aFilledStoreIsOneOfOursAndCorrectionsReachItsFirstDay(@TempDir Path home) {
    try (ClickHouseServer server = TestingClickHouse.startIn(home)) {
      Databases databases = new Databases(server);
      Growth growth = new Growth(databases, INSTRUMENTS);
      FilledStore filled = new FilledStore(databases, INSTRUMENTS, MINUTES, MINUTES_OF_MORNING);
      try (ClickHouseStore store = filled.make("filled", DAYS_BEFORE)) {
        ServerSql sql = new ServerSql(databases.address("filled"));
        assertThat(sql.number("SELECT uniq(symbol, toDate(open_time)) FROM bars"))
            .isEqualTo(INSTRUMENTS * (DAYS_BEFORE + 1));
        assertThat(sql.number(DAYS_THAT_ARE_NOT_THEIR_MINUTES)).isZero();
        String before = firstDay(sql);

        Instant yearAgo = filled.lastOpenTime().minus(Duration.ofDays(FilledStore.DAYS_BACK));
        LedgerEntry entry = new DirectBatches(store).store(growth.corrections(yearAgo, 0));

        assertThat(entry.account().counts().of(InputClass.CORRECTION)).isEqualTo(INSTRUMENTS);
        assertThat(firstDay(sql)).isNotEqualTo(before);
        assertThat(sql.number(DAYS_THAT_ARE_NOT_THEIR_MINUTES)).isZero();
      }

      List<BatchCost> costs = growth.measure(filled, DAYS_BEFORE, 2);
      assertThat(costs).hasSize(3);
      assertThat(costs).allSatisfy(cost -> assertThat(cost.server().rowsRead()).isPositive());
    }
  }

  private static String firstDay(ServerSql sql) {
    return sql.rows(
            "SELECT volume, high, low FROM bars FINAL WHERE timeframe = '1d'"
                + " ORDER BY open_time, symbol LIMIT 1")
        .toString();
  }
}

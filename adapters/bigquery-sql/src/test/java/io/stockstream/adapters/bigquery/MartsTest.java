package io.stockstream.adapters.bigquery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.zetasql.SqlException;
import io.stockstream.ports.warehouse.AliveMinutesTable;
import io.stockstream.ports.warehouse.BarsTable;
import io.stockstream.ports.warehouse.GapsTable;
import io.stockstream.ports.warehouse.InstrumentsTable;
import io.stockstream.ports.warehouse.StatementCountsTable;
import io.stockstream.ports.warehouse.TradingDaysTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What dbt sends to BigQuery when it builds, tests and publishes the marts, and when it builds a
 * correction into them: kept by a test of {@code dbt} that runs before, on an emulator. The tables
 * that it reads are as we export them.
 */
@Tag("slow")
class MartsTest {

  private static final Path KEPT = Path.of("..", "..", "dbt", "target", "bigquery");
  private static final String PROJECT = "an-emulated-project";

  private static List<String> scripts = List.of();

  @BeforeAll
  static void readWhatWasKept() throws IOException {
    boolean isKept = Files.isDirectory(KEPT);
    assertThat(isKept || System.getenv("CI") == null).as("statements in %s", KEPT).isTrue();
    if (!isKept) {
      System.err.println("SKIPPED, no statements: mvn -Pslow -pl adapters/bigquery-sql -am verify");
    }
    assumeTrue(isKept);
    try (Stream<Path> files = Files.list(KEPT)) {
      scripts = files.sorted().map(MartsTest::text).toList();
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ScriptReader reader() {
    ScriptReader reader = new ScriptReader();
    Stream.of(
            BarsTable.TABLE,
            InstrumentsTable.TABLE,
            TradingDaysTable.TABLE,
            GapsTable.TABLE,
            AliveMinutesTable.TABLE,
            StatementCountsTable.TABLE,
            HouseTables.MARKS)
        .forEach(table -> reader.add(PROJECT, "market", table));
    return reader;
  }

  @Test
  void theAnalyserTakesEveryStatementOfTheMarts() {
    ScriptReader reader = reader();
    int count = 0;
    for (String script : scripts) {
      count += reader.read(script);
    }

    System.out.println("ZetaSQL statements of dbt=" + count);
    assertThat(scripts)
        .anyMatch(script -> script.contains("merge into"))
        .anyMatch(script -> script.contains("`market_marts`.`fct_top_movers` copy"))
        .anyMatch(script -> script.contains("daily_volume_is_the_sum_of_its_minutes"));
    assertThat(count).isGreaterThan(100);
  }

  @Test
  void aColumnThatIsNotExportedIsNoticed() {
    List<String> wrong =
        scripts.stream().map(script -> script.replace("trade_count,", "trades,")).toList();
    ScriptReader reader = reader();

    assertThatThrownBy(() -> wrong.forEach(reader::read)).isInstanceOf(SqlException.class);
  }
}

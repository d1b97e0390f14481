package io.stockstream.apps.export;

import static io.stockstream.adapters.testkit.TestingBars.APPLE;
import static io.stockstream.adapters.testkit.TestingBars.flat;
import static io.stockstream.adapters.testkit.TestingBars.instrument;
import static io.stockstream.adapters.testkit.TestingBars.statement;
import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.adapters.bigquery.FakeBigQuery;
import io.stockstream.adapters.bigquery.Fault;
import io.stockstream.apps.runtime.ExitCode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A DuckDB store into a dataset of BigQuery, by the commands, on a fake of its REST interface. */
class BigQueryCommandTest extends TestingCommands {

  private static final String WAREHOUSE = "bigquery://" + FakeBigQuery.PROJECT + "/market";

  private final FakeBigQuery fake = new FakeBigQuery();

  @BeforeEach
  void fillTheStore() {
    storeThreeDays();
  }

  @AfterEach
  void stopFake() {
    fake.close();
  }

  private ExitCode export(String... more) {
    return run(new ExportCommand(), WAREHOUSE, more);
  }

  private ExitCode reconcile(String... more) {
    return run(new ReconcileCommand(), WAREHOUSE, more);
  }

  private ExitCode run(Object command, String warehouse, String... more) {
    List<String> options =
        new ArrayList<>(List.of("--set", "warehouse.emulator=" + fake.address()));
    options.addAll(List.of("--set", "warehouse.folder=" + folder));
    options.addAll(List.of(more));
    if (!options.contains("--tables")) {
      options.addAll(List.of("--tables", "bars"));
    }
    return run(command, warehouse, options);
  }

  private void isToldInOneLine(String... words) {
    assertThat(err.lines()).hasSize(1);
    assertThat(err).startsWith("stockstream: warehouse " + WAREHOUSE + ": ");
    assertThat(err).contains(words);
  }

  @Test
  void whatChangedIsExportedOnceAndReconciled() {
    assertThat(export()).as(err).isEqualTo(ExitCode.OK);
    assertThat(lastLine()).startsWith("export: exported=3 skipped=0 failed=0 ");
    fake.asked();

    assertThat(export()).isEqualTo(ExitCode.OK);
    assertThat(lastLine()).startsWith("export: exported=0 skipped=3 failed=0 ");
    assertThat(fake.asked()).as("nothing is sent, or made").noneMatch(BigQueryCommandTest::changes);
    assertThat(reconcile()).isEqualTo(ExitCode.OK);
    assertThat(lastLine()).matches("reconcile: table=bars dates=3 rows=\\d+ equal=3 differ=0");
  }

  private static boolean changes(String asked) {
    return asked.equals("upload")
        || asked.equals("insert dataset")
        || asked.endsWith(" table") && !asked.equals("get table");
  }

  @Test
  void aCorrectionIsPendingUntilItIsExported() {
    export();
    stream.say(statement(APPLE, 0, flat("99"), 2));
    commit();

    assertThat(reconcile()).isEqualTo(ExitCode.CHECK_FAILED);
    assertThat(lines).anyMatch(line -> line.startsWith("different bars XNAS AAPL 1m "));
    assertThat(export()).isEqualTo(ExitCode.OK);
    assertThat(lastLine()).startsWith("export: exported=1 skipped=2 failed=0 ");
    assertThat(reconcile()).isEqualTo(ExitCode.OK);
  }

  @Test
  void everyTableArrivesAndIsReconciled() {
    String tables =
        Stream.of(ExportedTable.values()).map(Enum::name).collect(Collectors.joining(","));

    assertThat(export("--tables", tables)).as(err).isEqualTo(ExitCode.OK);
    assertThat(reconcile("--tables", tables)).as(String.join("\n", lines)).isEqualTo(ExitCode.OK);
    assertThat(lines)
        .hasSize(ExportedTable.values().length)
        .allMatch(
            line ->
                line.matches("reconcile: table=\\w+ dates=(\\d+) rows=\\d+ equal=\\1 differ=0"));

    assertThat(export("--tables", tables)).isEqualTo(ExitCode.OK);
    assertThat(lastLine()).startsWith("export: exported=0 ");
  }

  @Test
  void aDryRunTellsThePriceBeforeAnythingIsMade() {
    assertThat(export("--dry-run")).as(err).isEqualTo(ExitCode.OK);

    assertThat(lines).hasSize(2);
    assertThat(lines.get(0))
        .matches(
            "bars 2026-01-05 to 2026-01-07, 3 dates: to be exported, not exported yet; rows=\\d+ upload-bytes=\\d+ scan-bytes=\\d+ dollars=0\\.\\d+");
    assertThat(lastLine())
        .matches(
            "export --dry-run: dates=3 conflicts=0 rows=\\d+ upload-bytes=[1-9]\\d* scan-bytes=[1-9]\\d* dollars=0\\.\\d+");
    assertThat(fake.asked()).isNotEmpty().noneMatch(BigQueryCommandTest::changes);
  }

  @Test
  void symbolsAreData() {
    for (String symbol :
        List.of("it's", "\"A\"", "back\\slash\\n", "{fn now()}", "a`b", "'; DROP TABLE bars;--")) {
      stream.say(statement(instrument(symbol), 0, flat("10"), 1));
    }
    commit();

    assertThat(export()).as(err).isEqualTo(ExitCode.OK);
    assertThat(reconcile()).as(String.join("\n", lines)).isEqualTo(ExitCode.OK);
  }

  @Test
  void aRightThatIsMissingIsNamed() {
    fake.then(
        Fault.error(
            "get dataset",
            403,
            "accessDenied",
            "Access Denied: Dataset p:market: Permission bigquery.datasets.get denied"));

    assertThat(export()).isEqualTo(ExitCode.MISCONFIGURED);
    isToldInOneLine("bigquery.jobUser", "bigquery.dataEditor", "bigquery.datasets.get denied");
    assertThat(fake.asked()).noneMatch(BigQueryCommandTest::changes);
  }

  @Test
  void aDatasetInAnotherLocationIsNamedWithTheLocationToAskFor() {
    export();
    fake.asked();

    assertThat(run(new ExportCommand(), WAREHOUSE + "?location=EU"))
        .isEqualTo(ExitCode.MISCONFIGURED);
    isToldInOneLine("expected dataset market in location EU, was US", "?location=US");
    assertThat(run(new ReconcileCommand(), WAREHOUSE + "?location=EU"))
        .isEqualTo(ExitCode.MISCONFIGURED);
    assertThat(fake.asked()).noneMatch(BigQueryCommandTest::changes);
  }

  @Test
  void aQuotaThatIsUsedUpStopsAndTheNextRunCompletes() {
    fake.then(Fault.error("upload", 403, "quotaExceeded", "Quota exceeded: imports per project"));

    assertThat(export()).isEqualTo(ExitCode.REJECTED);
    isToldInOneLine("a quota of the project is used up", "imports per project");

    assertThat(export()).isEqualTo(ExitCode.OK);
    assertThat(reconcile()).isEqualTo(ExitCode.OK);
  }

  @Test
  void whatWouldBillTooMuchIsRefused() {
    fake.then(
        Fault.error(
            "insert job",
            400,
            "bytesBilledLimitExceeded",
            "Query exceeded limit for bytes billed"));

    assertThat(export("--set", "warehouse.maximum-bytes-billed=1B"))
        .isEqualTo(ExitCode.MISCONFIGURED);
    isToldInOneLine("raise the maximum of bytes billed");
  }

  @Test
  void whatIsNoSettingOfBigQueryIsRefused() {
    assertThat(export("--set", "warehouse.emulator=localhost:9050"))
        .isEqualTo(ExitCode.MISCONFIGURED);
    assertThat(err).contains("warehouse.emulator: expected an address such as http://");
    assertThat(export("--set", "warehouse.maximum-bytes-billed=0B"))
        .isEqualTo(ExitCode.MISCONFIGURED);
    assertThat(run(new ExportCommand(), "bigquery://no/a-dataset"))
        .isEqualTo(ExitCode.MISCONFIGURED);
    assertThat(err).contains("bigquery://a-project/market?location=EU");
  }
}

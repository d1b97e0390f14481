package io.stockstream.apps.export;

import static io.stockstream.adapters.testkit.TestingBars.APPLE;
import static io.stockstream.adapters.testkit.TestingBars.flat;
import static io.stockstream.adapters.testkit.TestingBars.statement;
import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.apps.runtime.ExitCode;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Bars of a DuckDB store into a DuckDB warehouse, by the commands. */
class ExportCommandTest extends TestingCommands {

  @BeforeEach
  void fillTheStore() {
    storeThreeDays();
  }

  private ExitCode export(String... more) {
    return run(new ExportCommand(), more);
  }

  private ExitCode reconcile(String... more) {
    return run(new ReconcileCommand(), more);
  }

  private ExitCode run(Object command, String... more) {
    return runInto("duckdb:" + file("warehouse"), command, more);
  }

  private ExitCode runInto(String warehouse, Object command, String... more) {
    List<String> options = new ArrayList<>(List.of("--tables", "bars"));
    options.addAll(List.of(more));
    return run(command, warehouse, options);
  }

  private void inWarehouse(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + file("warehouse"));
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Test
  void whatChangedIsExportedOnceAndReconciled() {
    assertThat(export()).as(err).isEqualTo(ExitCode.OK);
    assertThat(lines).hasSize(2);
    assertThat(lines.get(0)).startsWith("bars 2026-01-05 to 2026-01-07, 3 dates: exported rows=");
    assertThat(lastLine())
        .matches(
            "export: exported=3 skipped=0 failed=0 rows=(\\d+) inserted=\\1 updated=0 deleted=0");

    assertThat(export()).isEqualTo(ExitCode.OK);
    assertThat(lines)
        .containsExactly(
            "export: exported=0 skipped=3 failed=0 rows=0 inserted=0 updated=0 deleted=0");
    assertThat(reconcile()).isEqualTo(ExitCode.OK);
    assertThat(lines).hasSize(1);
    assertThat(lastLine()).matches("reconcile: table=bars dates=3 rows=\\d+ equal=3 differ=0");
  }

  @Test
  void aCorrectionIsPendingUntilItIsExported() {
    export();
    stream.say(statement(APPLE, 0, flat("99"), 2));
    commit();

    assertThat(reconcile()).isEqualTo(ExitCode.CHECK_FAILED);
    assertThat(lines)
        .anyMatch(
            line ->
                line.startsWith(
                    "different bars XNAS AAPL 1m 2026-01-05T14:30:00Z FEED: expected trading_date=2026-01-05 "));
    assertThat(lines).anyMatch(line -> line.endsWith("; changed since it was exported"));
    assertThat(export()).isEqualTo(ExitCode.OK);
    assertThat(lastLine()).startsWith("export: exported=1 skipped=2 failed=0 ");
    assertThat(reconcile()).isEqualTo(ExitCode.OK);
  }

  @Test
  void anOrchestratorGetsOneLineOfJson() {
    assertThat(export("--date", "2026-01-06", "--json")).isEqualTo(ExitCode.OK);

    assertThat(lines).hasSize(1);
    assertThat(lastLine())
        .matches(
            "\\{\"exported\":1,\"skipped\":0,\"failed\":0,\"rows\":\\d+,.*\"dates\":\\[\\{\"table\":\"bars\",\"date\":\"2026-01-06\",\"outcome\":\"exported\",\"position\":1,.*}]}");
  }

  @Test
  void aDryRunSaysWhatWouldBeDoneAndDoesNothing() {
    export("--date", "2026-01-05");

    assertThat(export("--dry-run")).isEqualTo(ExitCode.OK);
    assertThat(lines).hasSize(2);
    assertThat(lines.get(0))
        .startsWith(
            "bars 2026-01-06 to 2026-01-07, 2 dates: to be exported, not exported yet; rows=");
    assertThat(lastLine())
        .matches(
            "export --dry-run: dates=2 conflicts=0 rows=\\d+ upload-bytes=\\d+ scan-bytes=\\d+ dollars=0");
    assertThat(export("--dry-run", "--json")).isEqualTo(ExitCode.OK);
    assertThat(lastLine()).startsWith("{\"dates\":2,");
    assertThat(export("--from", "2026-01-06", "--to", "2026-01-07")).isEqualTo(ExitCode.OK);
    assertThat(lastLine()).startsWith("export: exported=2 ");
  }

  @Test
  void whatSomebodyChangedInTheWarehouseIsNamedAndRepaired() throws Exception {
    export();
    inWarehouse(
        "DELETE FROM bars WHERE symbol = 'AAPL' AND timeframe = '5m' AND open_time < '2026-01-06'");

    assertThat(export()).as("nothing changed in the store").isEqualTo(ExitCode.OK);
    assertThat(reconcile()).isEqualTo(ExitCode.CHECK_FAILED);
    assertThat(lines.get(0)).startsWith("missing bars XNAS AAPL 5m 2026-01-05T14:30:00Z ROLLUP: ");
    assertThat(lines.get(1))
        .startsWith("bars 2026-01-05: differs, store rows=")
        .endsWith(" missing=1 extra=0 different=0");
    assertThat(reconcile("--repair")).isEqualTo(ExitCode.OK);
    assertThat(lines)
        .anyMatch(line -> line.startsWith("repair: bars 2026-01-05 at 1.1: exported "));
    assertThat(reconcile()).isEqualTo(ExitCode.OK);
  }

  @Test
  void datesThatAreRepairedAreLookedAtOnceMoreTogether() throws Exception {
    export();
    inWarehouse(
        "DELETE FROM bars WHERE symbol = 'AAPL' AND (open_time < '2026-01-06' OR open_time >= '2026-01-07')");

    assertThat(reconcile("--repair")).isEqualTo(ExitCode.OK);
    assertThat(lines).filteredOn(line -> line.startsWith("reconcile: ")).hasSize(2);
    assertThat(lastLine()).matches("reconcile: table=bars dates=3 rows=\\d+ equal=3 differ=0");
  }

  @Test
  void whatARepairCannotUndoIsTold() throws Exception {
    export();
    inWarehouse(
        "UPDATE bars SET close = 11, version = 'f' || version[2:] WHERE symbol = 'AAPL' AND timeframe = '1m' AND open_time < '2026-01-06'");

    assertThat(reconcile("--repair")).isEqualTo(ExitCode.CHECK_FAILED);
    assertThat(lines)
        .anyMatch(
            line ->
                line.startsWith(
                    "repair: bars 2026-01-05 at 1.1: differs, read back: expected rows="));
  }

  @Test
  void aTableThatSomebodyChangedStopsBeforeAnythingIsWritten() throws Exception {
    export("--date", "2026-01-05");
    inWarehouse(
        "DROP VIEW bars_current; ALTER TABLE bars ALTER volume TYPE DOUBLE; ALTER TABLE bars ADD COLUMN mine INTEGER");

    assertThat(export()).isEqualTo(ExitCode.MISCONFIGURED);
    assertThat(lines).isEmpty();
    assertThat(err)
        .contains(
            "bars.volume: expected DECIMAL(38,18), was DOUBLE; bars.mine: expected no such column, was INTEGER; nothing was written");
  }

  @Test
  void datesThatContradictEachOtherAreRefused() {
    assertThat(export("--date", "2026-01-05", "--from", "2026-01-01")).isEqualTo(ExitCode.USAGE);
    assertThat(export("--from", "2026-01-05", "--to", "2026-01-04")).isEqualTo(ExitCode.USAGE);
    assertThat(reconcile("--limit", "-1")).isEqualTo(ExitCode.USAGE);
    assertThat(runInto("sqlite:x", new ExportCommand())).isEqualTo(ExitCode.MISCONFIGURED);
    assertThat(err).contains("expected a warehouse such as duckdb:warehouse.duckdb");
  }

  @Test
  void aWarehouseThatIsNotThereIsNotMadeToLookAtIt() {
    assertThat(reconcile()).isEqualTo(ExitCode.MISCONFIGURED);
    assertThat(err).contains("expected a warehouse, was nothing");
    assertThat(file("warehouse")).doesNotExist();
  }

  @Test
  void theStoreIsNoWarehouse() {
    assertThat(runInto("duckdb:" + file("store"), new ExportCommand()))
        .isEqualTo(ExitCode.MISCONFIGURED);
    assertThat(err).contains("expected a warehouse or no file, was another database");
  }
}

package io.stockstream.apps.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.adapters.bigquery.emulator.BigQueryEmulator;
import io.stockstream.adapters.bigquery.emulator.TestingBigQuery;
import io.stockstream.adapters.testkit.TestingSharedData;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files through the whole chain into BigQuery's emulator, by the command line. */
@Tag("slow")
class EmulatedWarehouseTest {

  private static final String BARS = "--tables=bars";
  private static final String HEADER =
      "symbol,asset_class,source,timeframe,open_time,open,high,low,close,volume\n";

  @TempDir Path folder;

  /** Three days; a bar of the first is corrected. The symbols are whatever a symbol may be. */
  @Test
  void aCorrectionExportsItsDateAndNoOther() throws Exception {
    StringBuilder lines = new StringBuilder(HEADER);
    for (String symbol : List.of("it's", "\"\"A\"\"", "back\\slash\\n", "{fn now()}", "株")) {
      for (int day = 5; day <= 7; day++) {
        lines.append(line(symbol, day, "10"));
      }
    }
    replay("0", Files.writeString(folder.resolve("bars.csv"), lines));
    assertThat(done(sides("export", BARS)).lastLine()).startsWith("export: exported=3 skipped=0 ");
    assertThat(done(sides("reconcile", BARS)).lastLine()).endsWith(" equal=3 differ=0");

    replay("1", Files.writeString(folder.resolve("late.csv"), HEADER + line("it's", 5, "99")));
    Cli pending = sides("reconcile", BARS);
    assertThat(pending.exitCode()).isEqualTo(1);
    assertThat(pending.lastLine()).endsWith(" equal=2 differ=1");

    Cli export = done(sides("export", BARS, "--json"));
    System.out.println(export.lastLine());
    assertThat(export.lastLine())
        .startsWith("{\"exported\":1,\"skipped\":2,\"failed\":0,")
        .contains("\"date\":\"2026-01-05\"")
        .doesNotContain("\"updated\":0,");
    assertThat(done(sides("reconcile", BARS)).lastLine()).endsWith(" equal=3 differ=0");
    assertThat(done(sides("export", BARS)).lastLine())
        .isEqualTo("export: exported=0 skipped=3 failed=0 rows=0 inserted=0 updated=0 deleted=0");
  }

  private static String line(String symbol, int day, String price) {
    return "\"%s\",stock,test,1m,2026-01-0%dT14:30:00Z,%s,%s,%s,%s,100\n"
        .formatted(symbol, day, price, price, price, price);
  }

  /** Some of the minutes: the emulator takes seconds where BigQuery takes as many bars in one. */
  @Test
  void realBarsArriveAndASecondExportDoesNothing() throws Exception {
    Path minutes = TestingSharedData.folder().resolve("canonical").resolve("AAPL_1m.csv");
    replay("0", minutes);

    Cli export = done(sides("export"));
    System.out.println(export.lastLine());
    assertThat(export.lastLine())
        .matches(
            "export: exported=[1-9]\\d* skipped=0 failed=0 rows=(\\d+) inserted=\\1 updated=0 deleted=0");
    Cli reconcile = done(sides("reconcile"));
    System.out.println(String.join("\n", reconcile.out()));
    assertThat(reconcile.out())
        .anyMatch(line -> line.startsWith("reconcile: table=bars "))
        .allMatch(
            line ->
                line.matches("reconcile: table=\\w+ dates=(\\d+) rows=\\d+ equal=\\1 differ=0"));
    assertThat(done(sides("export")).lastLine())
        .matches("export: exported=0 skipped=\\d+ failed=0 rows=0 inserted=0 updated=0 deleted=0");
  }

  private void replay(String issue, Path file) throws Exception {
    done(
        run(
            "replay",
            file.toString(),
            "--home",
            folder.resolve("home").toString(),
            "--store",
            store(),
            "--issue",
            issue));
  }

  private String store() {
    return "duckdb:" + folder.resolve("bars.duckdb");
  }

  private Cli sides(String command, String... more) throws Exception {
    List<String> arguments = new ArrayList<>(List.of(command, "--store", store()));
    String dataset = "test_" + Integer.toHexString(folder.hashCode());
    arguments.add("--warehouse");
    arguments.add("bigquery://" + BigQueryEmulator.PROJECT + "/" + dataset);
    arguments.addAll(Arrays.asList(more));
    return run(arguments.toArray(String[]::new));
  }

  private Cli run(String... arguments) throws Exception {
    String emulator = TestingBigQuery.shared().address();
    return Cli.run(folder, Map.of("BIGQUERY_EMULATOR_HOST", emulator), arguments);
  }

  private static Cli done(Cli cli) {
    assertThat(cli.exitCode()).as(String.join("\n", cli.err())).isZero();
    return cli;
  }
}

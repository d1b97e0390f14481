package io.stockstream.apps.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.adapters.clickhouse.server.TestingClickHouse;
import io.stockstream.adapters.testkit.TestingSharedData;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every real file in a store of each kind, by the command line: whichever is asked, says the same;
 * and on into a warehouse.
 */
@Tag("slow")
class StoreKindsTest {

  private static final int MISCONFIGURED = 3;

  @TempDir static Path folder;
  private static TestedStore file;
  private static Cli replayed;

  @BeforeAll
  static void replayEveryFile() throws Exception {
    file = TestedStore.inFile(folder.resolve("bars.duckdb"));
    replayed = assertDone(run(file, replay("file", files())));
  }

  @Test
  void bothKindsOfStoreHoldTheSameAndEveryCommandSaysTheSameOfThem() throws Exception {
    TestedStore server = TestedStore.notYetIn(TestingClickHouse.shared());
    List<String> files = files();
    Cli tooEarly = run(server, "bars");
    assertThat(tooEarly.exitCode()).isEqualTo(MISCONFIGURED);
    assertThat(String.join("\n", tooEarly.err())).contains("stockstream migrate");

    assertDone(run(server, "migrate"));
    Cli onServer = assertDone(run(server, replay("server", files)));

    assertThat(onServer.lastLine()).isEqualTo(replayed.lastLine());
    Cli equal = assertDone(run(server, "verify", "--against", file.location()));
    System.out.println(String.join("\n", equal.out()));
    assertThat(equal.out()).hasSize(3);
    assertThat(equal.lastLine())
        .matches(
            "verify --against: groups=(\\d+) bars=\\d+ equal=\\1 differ=0 missing=0 extra=0 different=0 quarantine-missing=0 quarantine-extra=0");
    assertSame(file, server, "bars", "--format", "csv", "--origin", "BOTH");
    assertSame(file, server, "bars", "--symbol", "AAPL", "--timeframe", "1h");
    assertSame(file, server, "ledger");
    assertSame(file, server, "quarantine", "list");
    Cli again = assertDone(run(server, replay("server", files)));
    assertThat(again.out()).contains("nothing changed: the store held all of it already");
  }

  @Test
  void everyRealBarArrivesInTheWarehouseAndASecondExportDoesNothing() throws Exception {
    Cli export = assertDone(exporting("export"));
    System.out.println(export.lastLine());
    assertThat(export.lastLine())
        .matches(
            "export: exported=[1-9]\\d* skipped=0 failed=0 rows=(\\d+) inserted=\\1 updated=0 deleted=0");
    assertThat(export.out()).as("dates travel together").hasSizeLessThan(150);

    Cli reconcile = assertDone(exporting("reconcile"));
    System.out.println(String.join("\n", reconcile.out()));
    assertThat(reconcile.out())
        .anyMatch(line -> line.startsWith("reconcile: table=bars "))
        .anyMatch(line -> line.startsWith("reconcile: table=trading_days "))
        .allMatch(
            line ->
                line.matches("reconcile: table=\\w+ dates=(\\d+) rows=\\d+ equal=\\1 differ=0"));

    assertThat(assertDone(exporting("export")).lastLine())
        .matches("export: exported=0 skipped=\\d+ failed=0 rows=0 inserted=0 updated=0 deleted=0");
  }

  private static Cli exporting(String command) throws Exception {
    return run(file, command, "--warehouse", "duckdb:" + folder.resolve("warehouse.duckdb"));
  }

  private static void assertSame(TestedStore file, TestedStore server, String... command)
      throws Exception {
    List<String> expected = anonymous(assertDone(run(file, command)));
    List<String> was = anonymous(assertDone(run(server, command)));

    assertThat(expected).as(String.join(" ", command)).hasSizeGreaterThan(1);
    assertThat(was).as(String.join(" ", command)).isEqualTo(expected);
  }

  /** A store's id is in the name of its topic, and a query's in that of its batches. */
  private static List<String> anonymous(Cli cli) {
    return cli.out().stream()
        .map(line -> line.replaceAll("bars-[0-9a-f]{8}", "bars"))
        .map(line -> line.replaceAll("batch=[0-9a-f-]{36}/", "batch="))
        .toList();
  }

  private static String[] replay(String home, List<String> files) {
    List<String> command = new ArrayList<>(List.of("replay", "--home"));
    command.add(folder.resolve(home).toString());
    command.addAll(files);
    return command.toArray(String[]::new);
  }

  private static Cli run(TestedStore store, String... command) throws Exception {
    List<String> arguments = new ArrayList<>(List.of(command));
    arguments.addAll(List.of("--store", store.location()));
    return Cli.run(folder, store.environment(), arguments.toArray(String[]::new));
  }

  private static Cli assertDone(Cli cli) {
    assertThat(cli.exitCode()).as(String.join("\n", cli.err())).isZero();
    return cli;
  }

  private static List<String> files() throws Exception {
    try (Stream<Path> files = Files.list(TestingSharedData.folder().resolve("canonical"))) {
      return files.sorted().map(Path::toString).toList();
    }
  }
}

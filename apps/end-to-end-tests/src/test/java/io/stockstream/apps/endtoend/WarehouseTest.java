package io.stockstream.apps.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

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

/** Every canonical file through the whole chain into a warehouse, by the command line. */
@Tag("slow")
class WarehouseTest {

  @TempDir static Path folder;

  @BeforeAll
  static void replayEveryFile() throws Exception {
    List<String> replay =
        new ArrayList<>(List.of("replay", "--home", file("home"), "--store", store()));
    try (Stream<Path> files = Files.list(TestingSharedData.folder().resolve("canonical"))) {
      files.sorted().map(Path::toString).forEach(replay::add);
    }
    done(Cli.run(folder, replay.toArray(String[]::new)));
  }

  @Test
  void everyRealBarArrivesInTheEmbeddedWarehouseAndASecondExportDoesNothing() throws Exception {
    arrivesOnce("duckdb:" + file("warehouse.duckdb"));
  }

  private static void arrivesOnce(String warehouse) throws Exception {
    Cli export = sides("export", warehouse);
    print(warehouse, export);
    assertThat(export.lastLine())
        .matches(
            "export: exported=\\d+ skipped=0 failed=0 rows=(\\d+) inserted=\\1 updated=0 deleted=0");
    assertThat(export.out()).as("dates travel together").hasSizeLessThan(150);

    Cli reconcile = sides("reconcile", warehouse);
    print(warehouse, reconcile);
    assertThat(reconcile.out())
        .anyMatch(line -> line.startsWith("reconcile: table=bars "))
        .anyMatch(line -> line.startsWith("reconcile: table=trading_days "))
        .allMatch(
            line ->
                line.matches("reconcile: table=\\w+ dates=(\\d+) rows=\\d+ equal=\\1 differ=0"));

    assertThat(sides("export", warehouse).lastLine())
        .matches("export: exported=0 skipped=\\d+ failed=0 rows=0 inserted=0 updated=0 deleted=0");
  }

  private static void print(String warehouse, Cli cli) {
    System.out.println(warehouse + " " + cli.lastLine());
  }

  private static Cli sides(String command, String warehouse) throws Exception {
    return done(Cli.run(folder, command, "--store", store(), "--warehouse", warehouse));
  }

  private static Cli done(Cli cli) {
    assertThat(cli.exitCode()).as(String.join("\n", cli.err())).isZero();
    return cli;
  }

  private static String file(String name) {
    return folder.resolve(name).toString();
  }

  private static String store() {
    return "duckdb:" + file("bars.duckdb");
  }
}

package io.stockstream.apps.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every real file through the whole chain into the embedded warehouse, by the command line. */
class WarehouseTest {

  @TempDir Path folder;

  @Test
  @Tag("slow")
  void everyRealBarArrivesInTheWarehouseAndASecondExportDoesNothing() throws Exception {
    List<String> replay = new ArrayList<>(List.of("replay", "--home", file("home")));
    replay.addAll(List.of("--store", store()));
    replay.addAll(files());
    done(Cli.run(folder, replay.toArray(String[]::new)));

    Cli export = done(sides("export"));
    System.out.println(export.lastLine());
    assertThat(export.lastLine())
        .matches(
            "export: exported=\\d+ skipped=0 failed=0 rows=(\\d+) inserted=\\1 updated=0 deleted=0");
    Cli reconcile = done(sides("reconcile"));
    System.out.println(reconcile.lastLine());
    assertThat(reconcile.out()).hasSize(1);
    assertThat(reconcile.lastLine())
        .matches("reconcile: table=bars dates=(\\d+) rows=\\d+ equal=\\1 differ=0");

    assertThat(done(sides("export")).lastLine())
        .matches("export: exported=0 skipped=\\d+ failed=0 rows=0 inserted=0 updated=0 deleted=0");
  }

  private String file(String name) {
    return folder.resolve(name).toString();
  }

  private String store() {
    return "duckdb:" + file("bars.duckdb");
  }

  private Cli sides(String command) throws Exception {
    return Cli.run(
        folder, command, "--store", store(), "--warehouse", "duckdb:" + file("warehouse.duckdb"));
  }

  private static Cli done(Cli cli) {
    assertThat(cli.exitCode()).as(String.join("\n", cli.err())).isZero();
    return cli;
  }

  private static List<String> files() throws Exception {
    try (Stream<Path> files = Files.list(SharedData.folder().resolve("canonical"))) {
      return files.sorted().map(Path::toString).toList();
    }
  }
}

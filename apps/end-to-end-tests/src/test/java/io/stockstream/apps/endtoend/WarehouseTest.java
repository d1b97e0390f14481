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

/** Real files through the whole chain into the embedded warehouse, by the command line. */
class WarehouseTest {

  /** Most of the minutes; all thirty-six years are 9,389 dates, and minutes of waiting. */
  private static final List<String> DATES = List.of("--from", "2014-01-01", "--to", "2016-12-31");

  @TempDir Path folder;

  @Test
  @Tag("slow")
  void realBarsArriveInTheWarehouseAndASecondExportDoesNothing() throws Exception {
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
    List<String> arguments = new ArrayList<>(List.of(command, "--store", store()));
    arguments.addAll(List.of("--warehouse", "duckdb:" + file("warehouse.duckdb")));
    arguments.addAll(DATES);
    return Cli.run(folder, arguments.toArray(String[]::new));
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

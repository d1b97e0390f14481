package io.stockstream.adapters.calendars;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the generator once more; where its Python is not prepared that is said, and fails CI. */
@Tag("slow")
class GeneratorTest {

  private static final Path PYTHON =
      Path.of("..", "..", ".stockstream", "calendars-python", "bin", "python");
  private static final long MINUTES_TO_RUN = 5;

  @TempDir private Path folder;

  @Test
  void aNewRunPrintsTheFileThatThePackageHolds() throws Exception {
    assertThat(generated()).isEqualTo(PackagedCalendars.lines());
  }

  @Test
  void everySessionIsTheOneThatThePythonPackageHas() throws Exception {
    List<String> ours =
        PackagedCalendars.all().byName().values().stream()
            .flatMap(calendar -> SessionDump.of(calendar).stream())
            .toList();

    assertThat(ours).hasSizeGreaterThan(100_000).isEqualTo(generated("--dump"));
  }

  @Test
  void theDigestsThatAreKeptAreOfThisDump() throws Exception {
    assertThat(generated("--digest")).isEqualTo(SessionDigestTest.kept());
  }

  private List<String> generated(String... arguments) throws IOException, InterruptedException {
    if (!Files.isExecutable(PYTHON)) {
      miss("expected Python at " + PYTHON + ", was nothing; run adapters/calendars/prepare-python");
    }
    Path output = folder.resolve("output");
    Path errors = folder.resolve("errors");
    ProcessBuilder builder = new ProcessBuilder(PYTHON.toString(), "generate.py");
    builder.command().addAll(List.of(arguments));
    Process process =
        builder.redirectOutput(output.toFile()).redirectError(errors.toFile()).start();
    try {
      assertThat(process.waitFor(MINUTES_TO_RUN, TimeUnit.MINUTES)).isTrue();
    } finally {
      process.destroyForcibly();
    }
    assertThat(process.exitValue()).as(Files.readString(errors)).isZero();
    return Files.readAllLines(output);
  }

  private static void miss(String message) {
    System.err.println("NOT TESTED: " + message);
    if ("true".equals(System.getenv("CI"))) {
      fail(message);
    }
    Assumptions.abort(message);
  }
}

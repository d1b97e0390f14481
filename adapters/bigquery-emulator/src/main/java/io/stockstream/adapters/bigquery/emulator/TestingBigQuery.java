package io.stockstream.adapters.bigquery.emulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * The emulator that the tests of this JVM share, started by the first that asks. A test takes
 * datasets of its own in it.
 */
public final class TestingBigQuery {

  private static BigQueryEmulator shared;

  private TestingBigQuery() {}

  /**
   * Returns the emulator. Where there is none to be had, the test is skipped, loudly, or fails
   * where {@code CI} is set.
   */
  public static synchronized BigQueryEmulator shared() {
    if (shared == null) {
      requireProgram();
      Path folder = temporaryFolder();
      shared = BigQueryEmulator.start(folder);
      Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(shared, folder)));
    }
    return shared;
  }

  private static void requireProgram() {
    if (EmulatorProgram.isInstalled()) {
      return;
    }
    String how =
        "no BigQuery emulator to test with; run: %s (needs Python 3.13)"
            .formatted(EmulatorProgram.installCommand());
    if (System.getenv("CI") != null) {
      throw new AssertionError(how);
    }
    System.err.println("SKIPPED: " + how);
    Assumptions.abort(how);
  }

  private static Path temporaryFolder() {
    try {
      return Files.createTempDirectory("stockstream-bigquery");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void remove(BigQueryEmulator emulator, Path folder) {
    emulator.close();
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException | UncheckedIOException e) {
      // A temporary folder that stays is no failure of a test.
    }
  }
}

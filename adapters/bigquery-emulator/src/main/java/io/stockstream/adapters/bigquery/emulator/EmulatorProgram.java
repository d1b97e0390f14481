package io.stockstream.adapters.bigquery.emulator;

import io.stockstream.ports.failure.FailureKind;
import io.stockstream.ports.failure.PortException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Finds the emulator's program: the Python package local-bigquery, with a Python of its own. */
final class EmulatorProgram {

  static final String FOLDER_VARIABLE = "STOCKSTREAM_LOCAL_BIGQUERY";

  private EmulatorProgram() {}

  static Path folder() {
    return Optional.ofNullable(System.getenv(FOLDER_VARIABLE))
        .map(Path::of)
        .orElseGet(
            () ->
                Path.of(
                    System.getProperty("user.home"), ".cache/stockstream/local-bigquery-0.3.2"));
  }

  /** Returns the one command that installs it. */
  static String installCommand() {
    return "adapters/bigquery-emulator/prepare-python";
  }

  static boolean isInstalled() {
    return Files.exists(folder().resolve("is-complete"));
  }

  /**
   * @throws PortException MISCONFIGURED when it is not installed
   */
  static Path python() {
    if (!isInstalled()) {
      throw new PortException(
          FailureKind.MISCONFIGURED,
          "bigquery emulator: expected local-bigquery in %s, was not there; run: %s"
              .formatted(folder(), installCommand()));
    }
    return folder().resolve("bin/python");
  }

  /** Writes what starts it into a folder and returns where. */
  static Path script(Path folder) {
    Path script = folder.resolve("run_emulator.py");
    try (InputStream in = EmulatorProgram.class.getResourceAsStream("run_emulator.py")) {
      Files.write(script, in.readAllBytes());
      return script;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

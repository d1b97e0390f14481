package io.stockstream.apps.stream;

import io.stockstream.adapters.spark.Lag;
import io.stockstream.ports.failure.FailureKind;
import io.stockstream.ports.failure.PortException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * A file that is written while the stream gets on, for whoever watches from outside: healthy is
 * what wrote it within the last half a minute. A batch that is stuck, for a store that does not
 * answer say, lets it grow old. One thread.
 */
final class HealthFile {

  /** A batch that takes longer is not getting on. */
  static final Duration STUCK = Duration.ofMinutes(1);

  private final Path file;

  HealthFile(Path file) {
    this.file = file;
  }

  /**
   * @throws PortException MISCONFIGURED when the file cannot be written
   */
  void saw(Lag lag) {
    if (lag.batchFor().compareTo(STUCK) < 0) {
      write(lag + "\n");
    }
  }

  private void write(String line) {
    try {
      Files.writeString(file, line);
    } catch (IOException e) {
      throw new PortException(
          FailureKind.MISCONFIGURED,
          "health file %s: expected a file that can be written, was not: %s; set stream.health-file to another"
              .formatted(file, e.getMessage()),
          e);
    }
  }
}

package io.stockstream.adapters.clickhouse.server;

import io.stockstream.ports.failure.FailureKind;
import io.stockstream.ports.failure.PortException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Finds the server's program: a shared library in the Python wheel {@code chdb}, which carries all
 * of clickhouse-server. The wheel is unpacked by pip and never imported.
 */
final class ClickHouseWheel {

  /** ClickHouse 25.8, a long-term release; later wheels leave the server's main function out. */
  static final String WHEEL = "chdb==3.7.2";

  static final String FOLDER_VARIABLE = "STOCKSTREAM_CHDB";

  private ClickHouseWheel() {}

  static Path folder() {
    return Optional.ofNullable(System.getenv(FOLDER_VARIABLE))
        .map(Path::of)
        .orElseGet(() -> Path.of(System.getProperty("user.home"), ".cache/stockstream/chdb-3.7.2"));
  }

  /** Returns the one command that installs it. */
  static String installCommand() {
    return "python3 -m pip install --no-deps --target %s %s".formatted(folder(), WHEEL);
  }

  static boolean isInstalled() {
    return find().isPresent();
  }

  /**
   * @throws PortException MISCONFIGURED when it is not installed
   */
  static Path library() {
    return find()
        .orElseThrow(
            () ->
                new PortException(
                    FailureKind.MISCONFIGURED,
                    "clickhouse server: expected the wheel %s in %s, was not there; run: %s"
                        .formatted(WHEEL, folder(), installCommand())));
  }

  private static Optional<Path> find() {
    Path module = folder().resolve("chdb");
    if (!Files.isDirectory(module)) {
      return Optional.empty();
    }
    try (DirectoryStream<Path> libraries = Files.newDirectoryStream(module, "_chdb*.so")) {
      for (Path library : libraries) {
        return Optional.of(library);
      }
      return Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}

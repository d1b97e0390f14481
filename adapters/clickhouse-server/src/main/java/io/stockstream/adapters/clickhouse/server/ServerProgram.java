package io.stockstream.adapters.clickhouse.server;

import io.stockstream.ports.failure.FailureKind;
import io.stockstream.ports.failure.PortException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A shared library that holds a server: in a package for another language, unpacked and never
 * imported.
 *
 * @param packageName with its version, as its installer takes it
 * @param installer the command that puts it into a folder
 * @param folderVariable names the folder, when it is another than we say
 * @param library where it is in the folder, as a pattern
 * @param script runs it; a resource
 */
record ServerProgram(
    String packageName, String installer, String folderVariable, String library, String script) {

  /** ClickHouse 25.8, a long-term release; later wheels leave the server's main function out. */
  static final ServerProgram LONG_TERM =
      new ServerProgram(
          "chdb==3.7.2",
          "python3 -m pip install --no-deps --target",
          "STOCKSTREAM_CHDB",
          "chdb/_chdb*.so",
          "run_server.py");

  /** ClickHouse 26.7, without users: all that it has of a server is its HTTP interface. */
  static final ServerProgram NEWEST =
      new ServerProgram(
          "chdb@3.4.0",
          "npm install --ignore-scripts --prefix",
          "STOCKSTREAM_CHDB_NEWEST",
          "node_modules/@chdb/lib-linux-x64-gnu/libchdb*.so",
          "run_newest.py");

  /** Returns where it is, or should be: a folder that tells one version from another. */
  Path folder() {
    String name = packageName.replace("==", "-").replace("@", "-npm-");
    return Optional.ofNullable(System.getenv(folderVariable))
        .map(Path::of)
        .orElseGet(() -> Path.of(System.getProperty("user.home"), ".cache/stockstream", name));
  }

  /** Returns the one command that installs it. */
  String installCommand() {
    return "%s %s %s".formatted(installer, folder(), packageName);
  }

  boolean isInstalled() {
    return find().isPresent();
  }

  /**
   * Returns the library.
   *
   * @throws PortException MISCONFIGURED when it is not installed
   */
  Path path() {
    return find()
        .orElseThrow(
            () ->
                new PortException(
                    FailureKind.MISCONFIGURED,
                    "clickhouse server: expected the package %s in %s, was not there; run: %s"
                        .formatted(packageName, folder(), installCommand())));
  }

  private Optional<Path> find() {
    Path pattern = folder().resolve(library);
    if (!Files.isDirectory(pattern.getParent())) {
      return Optional.empty();
    }
    String name = pattern.getFileName().toString();
    try (DirectoryStream<Path> found = Files.newDirectoryStream(pattern.getParent(), name)) {
      for (Path file : found) {
        return Optional.of(file);
      }
      return Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}

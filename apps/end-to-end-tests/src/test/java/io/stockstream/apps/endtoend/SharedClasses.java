package io.stockstream.apps.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The archive of others' classes that `apps/class-archive` makes: half of what a short-lived JVM
 * does is to load them. Where none can be made, it starts without.
 */
final class SharedClasses {

  private static final Path OTHERS = Path.of("..", "cli", "target", "dependencies.others");
  private static final String ARCHIVE = make();

  private SharedClasses() {}

  private static String make() {
    try {
      Process making =
          new ProcessBuilder("../class-archive")
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      return new String(making.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns what a JVM is started with. */
  static List<String> options() {
    return ARCHIVE.isEmpty() ? List.of() : List.of("-XX:SharedArchiveFile=" + ARCHIVE);
  }

  /** Returns the test's own class path, what is in the archive first: else it does not hold. */
  static String classPath() {
    String own = System.getProperty("java.class.path");
    try {
      return ARCHIVE.isEmpty() ? own : Files.readString(OTHERS) + ":" + own;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package io.stockstream.apps.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * The archive of others' classes that {@code apps/class-archive} makes: to load them is half of
 * what a short-lived JVM does. Where there is none, it starts without.
 */
final class SharedClasses {

  private static final Path OTHERS = Path.of("..", "cli", "target", "dependencies.others");
  private static String archive = "";
  private static boolean toBeHad = true;

  private SharedClasses() {}

  /** Returns what a JVM of the test's class path is started with. */
  static List<String> options() {
    String own = System.getProperty("java.class.path");
    String shared = archive();
    return shared.isEmpty() || !entries(own).containsAll(entries(others()))
        ? List.of("-cp", own)
        : List.of("-XX:SharedArchiveFile=" + shared, "-cp", others() + ":" + own);
  }

  /** Jars of an earlier build than the test's must not come before its own. */
  private static Set<String> entries(String classPath) {
    return Set.copyOf(List.of(classPath.split(":")));
  }

  /** Asks again as long as another is making it. */
  private static synchronized String archive() {
    if (archive.isEmpty() && toBeHad) {
      ask();
    }
    return archive;
  }

  private static void ask() {
    ProcessBuilder asking =
        new ProcessBuilder("../class-archive").redirectError(ProcessBuilder.Redirect.INHERIT);
    try {
      Process asked = asking.start();
      archive = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      toBeHad = asked.waitFor() == 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException("interrupted while waiting for ../class-archive", e);
    }
  }

  /** Returns the jars that are in the archive: it holds only where they come first. */
  private static String others() {
    try {
      return Files.readString(OTHERS);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

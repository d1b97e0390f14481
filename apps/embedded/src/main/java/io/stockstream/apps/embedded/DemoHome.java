package io.stockstream.apps.embedded;

import io.stockstream.apps.wiring.Home;
import io.stockstream.ports.failure.FailureKind;
import io.stockstream.ports.failure.PortException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The demo's folder: made new for each demo, because its oracle knows of this one only. */
final class DemoHome {

  /** Marks a folder as a demo's, so that nobody else's is ever emptied. */
  private static final String MARK = ".demo";

  private DemoHome() {}

  static Home fresh(Home home) {
    Path folder = home.folder();
    try {
      if (Files.exists(folder) && !Files.exists(folder.resolve(MARK)) && !isEmpty(folder)) {
        throw new PortException(
            FailureKind.MISCONFIGURED,
            "folder "
                + folder
                + ": expected an earlier demo's or none, was something else; name another --home");
      }
      delete(folder);
      Files.createDirectories(folder);
      Files.createFile(folder.resolve(MARK));
      return home;
    } catch (IOException e) {
      throw new PortException(
          FailureKind.MISCONFIGURED,
          "folder " + folder + ": expected to be allowed to write it, was " + e.getMessage(),
          e);
    }
  }

  private static boolean isEmpty(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.findAny().isEmpty();
    }
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    List<Path> all;
    try (Stream<Path> files = Files.walk(folder)) {
      all = files.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path file : all) {
      Files.delete(file);
    }
  }
}

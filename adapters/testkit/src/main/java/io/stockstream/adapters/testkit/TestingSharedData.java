package io.stockstream.adapters.testkit;

import static org.assertj.core.api.Assertions.fail;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** Finds real files that are shared beside the repository, and not part of it. */
public final class TestingSharedData {

  private static final String SETTING = "STOCKSTREAM_SHARED_DATA";

  private TestingSharedData() {}

  /** Returns the folder; without it, aborts the test loudly, and fails it where CI runs. */
  public static Path folder() {
    Path named = named();
    Path found = named == null ? besideTheRepository() : named;
    if (found == null || !Files.isDirectory(found)) {
      miss("expected real files in shared/data beside the repository, was nothing; set " + SETTING);
    }
    return found;
  }

  private static Path named() {
    String name = System.getProperty(SETTING, System.getenv(SETTING));
    return name == null ? null : Path.of(name);
  }

  private static Path besideTheRepository() {
    Path here = Path.of(System.getProperty("user.dir")).toAbsolutePath();
    return Stream.iterate(here, parent -> parent != null, Path::getParent)
        .map(parent -> parent.resolve("shared").resolve("data"))
        .filter(Files::isDirectory)
        .findFirst()
        .orElse(null);
  }

  private static void miss(String message) {
    System.err.println("NOT TESTED: " + message);
    if ("true".equals(System.getenv("CI"))) {
      fail(message);
    }
    Assumptions.abort(message);
  }
}

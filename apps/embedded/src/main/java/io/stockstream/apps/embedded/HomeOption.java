package io.stockstream.apps.embedded;

import io.stockstream.apps.wiring.Home;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The folder that a chain keeps its data in. */
final class HomeOption {

  @Option(
      names = "--home",
      paramLabel = "FOLDER",
      description = "Folder of broker, checkpoints and store; default ${DEFAULT-VALUE}.",
      defaultValue = ".stockstream")
  private Path folder;

  Home home() {
    return new Home(folder);
  }

  /** Returns a home of its own for the demo, beside what replay keeps. */
  Home demo() {
    return new Home(folder.resolve("demo"));
  }
}

package io.stockstream.apps.endtoend;

import io.stockstream.apps.cli.Main;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a command came to.
 *
 * @param exitCode of the process
 * @param out lines of stdout
 * @param err lines of stderr
 */
record Cli(int exitCode, List<String> out, List<String> err) {

  static Cli run(Path folder, String... arguments) throws IOException, InterruptedException {
    return run(folder, Map.of(), arguments);
  }

  /** Runs one with more in its environment. */
  static Cli run(Path folder, Map<String, String> environment, String... arguments)
      throws IOException, InterruptedException {
    Path errors = Files.createTempFile(folder, "cli", ".err");
    List<String> out = new ArrayList<>();
    try (ChildJvm child = ChildJvm.start(Main.class, environment, errors, arguments)) {
      int exitCode = child.awaitExit(out);
      return new Cli(exitCode, out, Files.readAllLines(errors));
    }
  }

  String lastLine() {
    return out.get(out.size() - 1);
  }
}

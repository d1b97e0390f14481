package io.stockstream.apps.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs a part of a benchmark in a JVM of its own, with the options of this one. */
final class Child {

  /** What the line with a child's figures begins with. */
  static final String RESULT = "result ";

  /** A command to run each child under, such as {@code taskset -c 0,1}. */
  private static final String UNDER = "BENCHMARK_UNDER";

  private Child() {}

  /** Returns the figures that the child told; what else it says is passed on. */
  static List<Double> run(Object... arguments) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command(arguments)).redirectErrorStream(true).start();
    List<Double> figures = new ArrayList<>();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        System.out.println("  " + line);
        if (line.startsWith(RESULT)) {
          for (String figure : line.substring(RESULT.length()).split(" ")) {
            figures.add(Double.valueOf(figure));
          }
        }
      }
    } finally {
      process.destroy();
    }
    if (process.waitFor() != 0) {
      throw new IllegalStateException("child: expected to end well, was " + process.exitValue());
    }
    return figures;
  }

  private static List<String> command(Object... arguments) {
    List<String> command = new ArrayList<>();
    String under = System.getenv().getOrDefault(UNDER, "");
    command.addAll(under.isBlank() ? List.of() : List.of(under.strip().split(" +")));
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(Main.class.getName());
    for (Object argument : arguments) {
      command.add(argument.toString());
    }
    return command;
  }
}

package io.stockstream.adapters.duckdb;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Another JVM on this test's class path. */
record TestingProcess(Process process) implements AutoCloseable {

  static TestingProcess start(Class<?> main, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx256m", "-cp", classPath(), main.getName()));
    command.addAll(List.of(arguments));
    return new TestingProcess(
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start());
  }

  /** Surefire may start the JVM by a jar that only names the class path. */
  private static String classPath() {
    return System.getProperty(
        "surefire.test.class.path", System.getProperty("java.class.path", File.pathSeparator));
  }

  BufferedReader output() {
    return process.inputReader(StandardCharsets.UTF_8);
  }

  /**
   * Ends it as a power cut would, short of the disk: it gets no chance to do anything. What it said
   * before can still be read.
   */
  void kill() {
    process.toHandle().destroyForcibly();
    process.onExit().join();
  }

  @Override
  public void close() {
    kill();
  }
}

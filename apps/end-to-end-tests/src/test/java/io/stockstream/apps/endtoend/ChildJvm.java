package io.stockstream.apps.endtoend;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A JVM of our own, told by its stdout, killed by its process id. */
final class ChildJvm implements AutoCloseable {

  private static final long PATIENCE_SECONDS = 120;

  private final Process process;
  private final BufferedReader out;

  private ChildJvm(Process process) {
    this.process = process;
    this.out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  /** Starts a main class of the test's own class path; its stderr goes to a file. */
  static ChildJvm start(Class<?> main, Path errors, String... arguments) throws IOException {
    return start(main, Map.of(), errors, arguments);
  }

  /** Starts one likewise, with more in its environment. */
  static ChildJvm start(
      Class<?> main, Map<String, String> environment, Path errors, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("@" + options());
    // These live for seconds, most of it start-up; the first compiler alone is quicker then.
    command.add("-XX:TieredStopAtLevel=1");
    command.addAll(SharedClasses.options());
    command.add(main.getName());
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectError(ProcessBuilder.Redirect.appendTo(errors.toFile()));
    builder.environment().putAll(environment);
    return new ChildJvm(builder.start());
  }

  static File options() {
    return Path.of("..", "jvm.options").toFile();
  }

  /**
   * Waits for a line that fits; returns it, or null when the process ends without. One that says
   * nothing that fits for two minutes is killed.
   */
  String awaitLine(Predicate<String> fits) {
    CompletableFuture<Void> patience =
        CompletableFuture.runAsync(
            process::destroyForcibly,
            CompletableFuture.delayedExecutor(PATIENCE_SECONDS, TimeUnit.SECONDS));
    try {
      String line = out.readLine();
      while (line != null && !fits.test(line)) {
        line = out.readLine();
      }
      return line;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      patience.cancel(false);
    }
  }

  /** Kills it with SIGKILL, and waits until it is gone. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Asks it to end (SIGTERM). Not by the process itself, which would close its stdout for us. */
  void stop() {
    process.toHandle().destroy();
  }

  /** Says whether it ended by itself within a time. */
  boolean endsWithin(long millis) throws InterruptedException {
    return process.waitFor(millis, TimeUnit.MILLISECONDS);
  }

  /** Reads the rest of its stdout, and returns its exit code. */
  int awaitExit(List<String> lines) throws InterruptedException {
    out.lines().forEach(lines::add);
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw new IllegalStateException("expected the process to end, was still running");
    }
    return process.exitValue();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}

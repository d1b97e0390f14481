package io.stockstream.apps.endtoend;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * A process that tells what it does by what it logs; everything it says is kept. Killed and stopped
 * by its process id, with the processes it started; at the latest with this JVM.
 */
final class LoggedProcess implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int LINES_TO_QUOTE = 20;

  private final Process process;
  private final Thread endWithJvm = new Thread(this::killAll, "end of a process");
  private final List<String> lines = new ArrayList<>();
  private int next;
  private boolean ended;

  private LoggedProcess(Process process) {
    this.process = process;
  }

  static LoggedProcess start(ProcessBuilder builder) throws IOException {
    LoggedProcess logged = new LoggedProcess(builder.redirectErrorStream(true).start());
    Thread reader = new Thread(logged::read, "log of " + logged.process.pid());
    reader.setDaemon(true);
    reader.start();
    Runtime.getRuntime().addShutdownHook(logged.endWithJvm);
    return logged;
  }

  private void read() {
    try (BufferedReader out =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        add(line);
      }
    } catch (IOException e) {
      add("the log broke off: " + e);
    }
    end();
  }

  private synchronized void add(String line) {
    lines.add(line);
    notifyAll();
  }

  private synchronized void end() {
    ended = true;
    notifyAll();
  }

  /**
   * Waits for a line that fits, after the one that was waited for before; returns it.
   *
   * @throws IllegalStateException when the process ends without, or says nothing of it for long
   */
  synchronized String await(String what, Predicate<String> fits) throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      while (next < lines.size()) {
        String line = lines.get(next++);
        if (fits.test(line)) {
          return line;
        }
      }
      long millis = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
      if (ended || millis <= 0) {
        throw new IllegalStateException(
            "expected %s, was %s; it last said:%n%s"
                .formatted(what, ended ? "the end" : "nothing in " + PATIENCE, lastWords()));
      }
      wait(millis);
    }
  }

  private String lastWords() {
    return String.join(
        "\n", lines.subList(Math.max(0, lines.size() - LINES_TO_QUOTE), lines.size()));
  }

  /** Returns all it has said so far that fits. */
  synchronized List<String> said(Predicate<String> fits) {
    return lines.stream().filter(fits).toList();
  }

  /** Waits until it ends by itself; returns its exit code. */
  int awaitExit() throws InterruptedException {
    if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      throw new IllegalStateException("expected the process to end, was still running");
    }
    return process.exitValue();
  }

  /** Returns the processes it has started itself. */
  List<ProcessHandle> children() {
    return process.children().toList();
  }

  /** Kills it with SIGKILL, and waits until it is gone. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Asks it to end, and does not leave before it and what it started have. */
  @Override
  public void close() {
    List<ProcessHandle> started = process.descendants().toList();
    process.destroy();
    try {
      process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    killAll();
    started.forEach(ProcessHandle::destroyForcibly);
    started.forEach(child -> child.onExit().join());
    Runtime.getRuntime().removeShutdownHook(endWithJvm);
  }

  private void killAll() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }
}

package io.stockstream.adapters.bigquery.emulator;

import io.stockstream.ports.failure.FailureKind;
import io.stockstream.ports.failure.PortException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Runs the emulator as a child process, on 127.0.0.1 and a free port. It ends with this JVM,
 * however that ends. Thread-safe.
 */
public final class BigQueryEmulator implements AutoCloseable {

  /** The project that is there when it starts. */
  public static final String PROJECT = "local-project";

  private static final String HOST = "127.0.0.1";
  private static final Duration PATIENCE = Duration.ofSeconds(120);
  private static final Duration BETWEEN_PINGS = Duration.ofMillis(100);
  private static final int LINES_TO_QUOTE = 5;

  private final Path folder;
  private final int port;
  private final Process process;
  private final HttpClient pings = HttpClient.newHttpClient();

  private BigQueryEmulator(Path folder, int port, Process process) {
    this.folder = folder;
    this.port = port;
    this.process = process;
  }

  /**
   * Starts it on an empty folder and blocks until it answers.
   *
   * @throws PortException MISCONFIGURED when the program is not installed or does not start,
   *     RETRYABLE when it does not answer in two minutes
   */
  public static BigQueryEmulator start(Path folder) {
    try {
      int port = freePort();
      BigQueryEmulator emulator = new BigQueryEmulator(folder, port, process(folder, port).start());
      Runtime.getRuntime().addShutdownHook(new Thread(emulator::close, "bigquery-emulator-end"));
      emulator.awaitAnswer();
      return emulator;
    } catch (IOException e) {
      throw new PortException(
          FailureKind.MISCONFIGURED, "bigquery emulator: expected it to start, was " + e, e);
    }
  }

  private static ProcessBuilder process(Path folder, int port) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
                EmulatorProgram.python().toString(),
                EmulatorProgram.script(folder).toString(),
                "--host",
                HOST,
                "--port",
                Integer.toString(port),
                "--grpc-port",
                Integer.toString(freePort()),
                "--data-dir",
                folder.resolve("data").toString(),
                "--project",
                PROJECT,
                "--dataset",
                "unused")
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("output.log").toFile());
    // DuckDB looks for its extensions there.
    builder.environment().put("HOME", EmulatorProgram.folder().toString());
    return builder;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(HOST))) {
      return socket.getLocalPort();
    }
  }

  private void awaitAnswer() {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!answers()) {
      if (!endsWithin(BETWEEN_PINGS) && System.nanoTime() < deadline) {
        continue;
      }
      FailureKind kind = process.isAlive() ? FailureKind.RETRYABLE : FailureKind.MISCONFIGURED;
      close();
      throw new PortException(
          kind,
          "bigquery emulator: expected an answer at %s within %s, was none; it last said: %s"
              .formatted(address(), PATIENCE, lastWords()));
    }
  }

  private boolean answers() {
    URI datasets = URI.create(address() + "/bigquery/v2/projects/" + PROJECT + "/datasets");
    HttpRequest ping = HttpRequest.newBuilder(datasets).timeout(Duration.ofSeconds(5)).build();
    try {
      return pings.send(ping, HttpResponse.BodyHandlers.ofString()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PortException(FailureKind.RETRYABLE, "bigquery emulator: start interrupted", e);
    }
  }

  private boolean endsWithin(Duration time) {
    try {
      return process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  private String lastWords() {
    try {
      List<String> lines = Files.readAllLines(folder.resolve("output.log"));
      return String.join(
          " / ", lines.subList(Math.max(0, lines.size() - LINES_TO_QUOTE), lines.size()));
    } catch (IOException e) {
      return "nothing";
    }
  }

  /** Returns where it is, such as {@code http://127.0.0.1:9050}. */
  public String address() {
    return "http://" + HOST + ":" + port;
  }

  /** Lets go of the leash, as this JVM does when it is killed. */
  Process letGo() throws IOException {
    process.getOutputStream().close();
    return process;
  }

  /** Returns its process id. */
  public long pid() {
    return process.pid();
  }

  /** Ends it without warning and blocks until it is gone. */
  @Override
  public void close() {
    process.toHandle().destroyForcibly();
    process.onExit().join();
  }
}

package io.stockstream.adapters.clickhouse.server;

import io.stockstream.ports.failure.FailureKind;
import io.stockstream.ports.failure.PortException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.concurrent.TimeUnit;

/**
 * Runs a real clickhouse-server as a child process, on 127.0.0.1 and a port that stays its own
 * through restarts. It ends with this JVM, however that ends. Thread-safe.
 *
 * <p>What it has acknowledged outlives {@link #stop}, {@link #kill} and the JVM: the data is in the
 * folder.
 */
public final class ClickHouseServer implements AutoCloseable {

  /** The user that may do everything. */
  public static final String ADMIN = "default";

  private static final ZoneId UTC = ZoneId.of("UTC");
  private static final String HOST = "127.0.0.1";
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration BETWEEN_PINGS = Duration.ofMillis(25);

  private final ServerFolder folder;
  private final int port;
  private final String password;
  private final ZoneId zone;
  private final HttpClient pings = HttpClient.newHttpClient();
  private final Thread endWithJvm = new Thread(this::kill, "clickhouse-server-end");
  private Process process;

  private ClickHouseServer(ServerFolder folder, int port, String password, ZoneId zone) {
    this.folder = folder;
    this.port = port;
    this.password = password;
    this.zone = zone;
  }

  /**
   * Starts a server on a folder, new or an earlier server's, and blocks until it answers.
   *
   * @param password of {@link #ADMIN}
   * @throws PortException MISCONFIGURED when the program is not installed or does not start,
   *     RETRYABLE when it does not answer in a minute
   */
  public static ClickHouseServer start(Path folder, String password) {
    return start(folder, password, UTC);
  }

  /** Likewise, on a machine of another time zone. */
  public static ClickHouseServer start(Path folder, String password, ZoneId zone) {
    return start(ServerProgram.LONG_TERM, folder, password, zone);
  }

  /**
   * Starts the newest release likewise. It knows no users but {@link #ADMIN}, without a password,
   * and cannot make any.
   */
  public static ClickHouseServer startNewest(Path folder) {
    return start(ServerProgram.NEWEST, folder, "", UTC);
  }

  private static ClickHouseServer start(
      ServerProgram program, Path folder, String password, ZoneId zone) {
    ServerFolder at = new ServerFolder(folder.toAbsolutePath().normalize(), program);
    ClickHouseServer server = new ClickHouseServer(at, freePort(), password, zone);
    server.start();
    Runtime.getRuntime().addShutdownHook(server.endWithJvm);
    return server;
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(HOST))) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new PortException(
          FailureKind.RETRYABLE, "clickhouse server: expected a free port, was " + e, e);
    }
  }

  /** Starts it again on the same folder and port; does nothing while it runs. */
  public synchronized void start() {
    if (isRunning()) {
      return;
    }
    folder.configure(port, password);
    ProcessBuilder builder =
        new ProcessBuilder(folder.command(port))
            .directory(folder.path().toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.output().toFile());
    builder.environment().put("TZ", zone.getId());
    try {
      process = builder.start();
    } catch (IOException e) {
      throw new PortException(
          FailureKind.MISCONFIGURED,
          "clickhouse server: expected python3 on the path, was " + e.getMessage(),
          e);
    }
    awaitAnswer();
  }

  private void awaitAnswer() {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!answers()) {
      if (!endsWithin(BETWEEN_PINGS) && System.nanoTime() < deadline) {
        continue;
      }
      FailureKind kind = isRunning() ? FailureKind.RETRYABLE : FailureKind.MISCONFIGURED;
      kill();
      throw new PortException(
          kind,
          "clickhouse server: expected an answer at %s within %s, was none; it last said: %s"
              .formatted(url(), PATIENCE, folder.lastWords()));
    }
  }

  private boolean answers() {
    HttpRequest ping =
        HttpRequest.newBuilder(URI.create(url() + "/ping")).timeout(Duration.ofSeconds(2)).build();
    try {
      return pings.send(ping, HttpResponse.BodyHandlers.ofString()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PortException(FailureKind.RETRYABLE, "clickhouse server: start interrupted", e);
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

  /** Returns the address of its HTTP interface, such as {@code http://127.0.0.1:8123}. */
  public String url() {
    return "http://" + HOST + ":" + port;
  }

  public int port() {
    return port;
  }

  public String password() {
    return password;
  }

  /** Returns the process id; it changes with every start. */
  public synchronized long pid() {
    return process.pid();
  }

  public synchronized boolean isRunning() {
    return process != null && process.isAlive();
  }

  /** Asks it to end (SIGTERM) and blocks until it has. */
  public synchronized void stop() {
    end(false);
  }

  /** Ends it without warning (SIGKILL) and blocks until it is gone. */
  public synchronized void kill() {
    end(true);
  }

  private void end(boolean forcibly) {
    if (process == null) {
      return;
    }
    if (forcibly) {
      process.toHandle().destroyForcibly();
    } else {
      process.toHandle().destroy();
    }
    process.onExit().join();
    try {
      process.getOutputStream().close();
    } catch (IOException e) {
      // The leash: nobody is at the other end any more.
    }
  }

  /** Stops it; it can be started again. */
  @Override
  public void close() {
    stop();
  }
}

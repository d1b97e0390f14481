package io.stockstream.adapters.clickhouse.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * The server that the tests of this JVM share: started by the first that asks, or the one that
 * {@code STOCKSTREAM_CLICKHOUSE_URL} names. A test takes a database of its own in it.
 *
 * @param url of the HTTP interface
 * @param user who may do everything, users included
 * @param password of the user
 */
public record TestingClickHouse(String url, String user, String password) {

  private static final String URL_VARIABLE = "STOCKSTREAM_CLICKHOUSE_URL";
  private static final int DEFAULT_PORT = 8123;
  private static TestingClickHouse shared;
  private static TestingClickHouse newest;

  /**
   * Returns the server. Where there is none to be had, the test is skipped, loudly, or fails where
   * {@code CI} is set.
   */
  public static synchronized TestingClickHouse shared() {
    if (shared == null) {
      String url = System.getenv(URL_VARIABLE);
      shared = url == null ? start() : existing(URI.create(url));
    }
    return shared;
  }

  /**
   * Returns one of the newest release, which all tests of this JVM share; skips and fails likewise.
   * It has no users to test with.
   */
  public static synchronized TestingClickHouse newest() {
    if (newest == null) {
      require(ServerProgram.NEWEST, "");
      newest = start(ClickHouseServer::startNewest);
    }
    return newest;
  }

  private static TestingClickHouse existing(URI url) {
    String[] login = (url.getUserInfo() == null ? "default:" : url.getUserInfo()).split(":", 2);
    int port = url.getPort() < 0 ? DEFAULT_PORT : url.getPort();
    String address = "%s://%s:%d".formatted(url.getScheme(), url.getHost(), port);
    return new TestingClickHouse(address, login[0], login.length > 1 ? login[1] : "");
  }

  private static TestingClickHouse start() {
    requireProgram();
    return start(TestingClickHouse::startIn);
  }

  private static TestingClickHouse start(Function<Path, ClickHouseServer> start) {
    Path folder = temporaryFolder();
    ClickHouseServer server = start.apply(folder);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(server, folder)));
    return new TestingClickHouse(server.url(), ClickHouseServer.ADMIN, server.password());
  }

  /** Starts a server that is the test's own, to stop and to kill; skips and fails like another. */
  public static ClickHouseServer startIn(Path folder) {
    requireProgram();
    return ClickHouseServer.start(folder, UUID.randomUUID().toString());
  }

  /** Starts one likewise, on a machine of another time zone. */
  public static ClickHouseServer startIn(Path folder, ZoneId zone) {
    requireProgram();
    return ClickHouseServer.start(folder, UUID.randomUUID().toString(), zone);
  }

  private static void requireProgram() {
    String or = " (or set %s=http://USER:PASSWORD@HOST:PORT)".formatted(URL_VARIABLE);
    require(ServerProgram.LONG_TERM, or);
  }

  private static void require(ServerProgram program, String or) {
    if (program.isInstalled()) {
      return;
    }
    String how = "no ClickHouse server to test with; run: " + program.installCommand() + or;
    if (System.getenv("CI") != null) {
      throw new AssertionError(how);
    }
    System.err.println("SKIPPED: " + how);
    Assumptions.abort(how);
  }

  private static Path temporaryFolder() {
    try {
      return Files.createTempDirectory("stockstream-clickhouse");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void remove(ClickHouseServer server, Path folder) {
    server.kill();
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException | UncheckedIOException e) {
      // A temporary folder that stays is no failure of a test.
    }
  }

  /** Hides the password. */
  @Override
  public String toString() {
    return "%s as %s".formatted(url, user);
  }
}

package io.stockstream.adapters.clickhouse.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClickHouseServerTest {

  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  @TempDir Path folder;

  /** Starts a server, says where, and holds it until this JVM is ended. */
  static final class HoldServer {

    private HoldServer() {}

    public static void main(String[] arguments) throws IOException {
      ClickHouseServer server = ClickHouseServer.start(Path.of(arguments[0]), arguments[1]);
      System.out.println(server.pid());
      System.in.read();
      System.exit(0);
    }
  }

  private static String query(ClickHouseServer server, String password, String sql)
      throws Exception {
    return query(server.url(), password, sql);
  }

  private static String query(String url, String password, String sql) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url))
            .header("X-ClickHouse-User", ClickHouseServer.ADMIN)
            .header("X-ClickHouse-Key", password)
            .POST(HttpRequest.BodyPublishers.ofString(sql))
            .build();
    return CLIENT.send(request, HttpResponse.BodyHandlers.ofString()).body().strip();
  }

  private static String query(ClickHouseServer server, String sql) throws Exception {
    return query(server, server.password(), sql);
  }

  @Test
  void itIsTheLongTermReleaseAndWantsThePassword() throws Exception {
    try (ClickHouseServer server = TestingClickHouse.startIn(folder)) {
      assertThat(query(server, "SELECT version()")).startsWith("25.8.");
      assertThat(query(server, "wrong", "SELECT 1")).contains("Authentication failed");
    }
  }

  @Test
  void whatWasAcknowledgedOutlivesAStopAndAKill() throws Exception {
    try (ClickHouseServer server = TestingClickHouse.startIn(folder)) {
      String url = server.url();
      query(server, "CREATE TABLE t (n UInt8) ENGINE = MergeTree ORDER BY n");
      query(server, "INSERT INTO t VALUES (1)");
      long first = server.pid();

      server.stop();
      assertThat(server.isRunning()).isFalse();
      assertThatThrownBy(() -> query(server, "SELECT 1")).isInstanceOf(ConnectException.class);
      server.start();
      query(server, "INSERT INTO t VALUES (2)");
      server.kill();
      server.start();

      assertThat(query(server, "SELECT sum(n) FROM t")).isEqualTo("3");
      assertThat(server.url()).isEqualTo(url);
      assertThat(server.pid()).isNotEqualTo(first);
    }
  }

  @Test
  void aMachineMayBeElsewhere() throws Exception {
    try (ClickHouseServer server =
        TestingClickHouse.startIn(folder, ZoneId.of("America/St_Johns"))) {
      assertThat(query(server, "SELECT serverTimezone()")).isEqualTo("America/St_Johns");
      assertThat(query(server, "SELECT toString(fromUnixTimestamp(0))"))
          .isEqualTo("1969-12-31 20:30:00");
    }
  }

  @Test
  void twoServersAreTwo(@TempDir Path other) throws Exception {
    try (ClickHouseServer one = TestingClickHouse.startIn(folder);
        ClickHouseServer two = TestingClickHouse.startIn(other)) {
      query(one, "CREATE DATABASE only_here");

      assertThat(query(two, "SELECT count() FROM system.databases WHERE name = 'only_here'"))
          .isEqualTo("0");
    }
  }

  @Test
  void itEndsWithTheJvmHoweverThatEnds() throws Exception {
    TestingClickHouse.startIn(folder).close();
    for (boolean killed : List.of(true, false)) {
      Process jvm = holder();
      BufferedReader output = jvm.inputReader();
      ProcessHandle server = ProcessHandle.of(Long.parseLong(output.readLine())).orElseThrow();

      if (killed) {
        jvm.toHandle().destroyForcibly();
      } else {
        jvm.getOutputStream().close();
      }

      assertThat(jvm.waitFor(60, TimeUnit.SECONDS)).isTrue();
      server.onExit().get(60, TimeUnit.SECONDS);
    }
  }

  private Process holder() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty(
                "surefire.test.class.path", System.getProperty("java.class.path", File.separator)),
            HoldServer.class.getName(),
            folder.toString(),
            "secret")
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  @Test
  @Tag("slow")
  void theNewestReleaseAnswersAndEndsLikeTheOther() throws Exception {
    TestingClickHouse newest = TestingClickHouse.newest();
    assertThat(query(newest.url(), newest.password(), "SELECT version()")).startsWith("26.7.");

    try (ClickHouseServer mine = ClickHouseServer.startNewest(folder)) {
      query(mine, "CREATE TABLE t (n UInt8) ENGINE = MergeTree ORDER BY n");
      query(mine, "INSERT INTO t VALUES (1)");
      mine.kill();
      mine.start();
      assertThat(query(mine, "SELECT sum(n) FROM t")).isEqualTo("1");

      mine.stop();
      assertThat(mine.isRunning()).isFalse();
      assertThatThrownBy(() -> query(mine, "SELECT 1")).isInstanceOf(ConnectException.class);
    }
  }

  @Test
  void allTestsOfAJvmShareOne() {
    TestingClickHouse shared = TestingClickHouse.shared();

    assertThat(TestingClickHouse.shared()).isSameAs(shared);
    assertThat(shared.toString()).doesNotContain(shared.password());
  }
}

package io.stockstream.apps.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.adapters.clickhouse.server.TestingClickHouse;
import io.stockstream.adapters.duckdb.DuckDbStore;
import io.stockstream.adapters.kafka.embedded.EmbeddedBroker;
import io.stockstream.adapters.kafka.embedded.EmbeddedBrokerConfig;
import io.stockstream.ports.store.Store;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What goes wrong is said in one clear line that names the cause, with an exit code, and no more.
 */
class CommandLineTest {

  private static final int MISCONFIGURED = 3;
  private static final int UNAVAILABLE = 4;
  private static final int REJECTED = 5;
  private static final String HEADER =
      "symbol,asset_class,source,timeframe,open_time,open,high,low,close,volume\n";

  @TempDir Path folder;

  @Test
  void aPortInUseIsNamed() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = String.valueOf(taken.getLocalPort());

      Cli broker = run("broker", "--port", port, "--directory", path("kafka"));

      assertOneLine(broker, MISCONFIGURED, port);
    }
  }

  @Test
  void aBrokerThatDoesNotAnswerIsNamed() throws Exception {
    Cli ingest =
        run(
            "ingest",
            "--feed",
            "simulated",
            "--set",
            "kafka.bootstrap-servers=127.0.0.1:1",
            "--set",
            "kafka.timeout=2s");

    assertOneLine(ingest, UNAVAILABLE, "127.0.0.1:1");
  }

  @Test
  void aServerThatDoesNotAnswerIsNamed() throws Exception {
    String store = "clickhouse://127.0.0.1:1/market";

    assertOneLine(run("bars", "--store", store), UNAVAILABLE, store);
    assertOneLine(run("migrate", "--store", store), UNAVAILABLE, store);
  }

  @Test
  void aWrongPasswordIsSaidAndNotShown() throws Exception {
    TestedStore store = TestedStore.notYetIn(TestingClickHouse.shared());
    TestedStore wrong = store.with(TestedStore.PASSWORD, "s3cr3t");

    Cli bars = Cli.run(folder, wrong.environment(), "bars", "--store", wrong.location());

    assertOneLine(bars, MISCONFIGURED, "expected a user and password that the server knows");
    assertThat(String.join("\n", bars.err())).contains(store.location()).doesNotContain("s3cr3t");
  }

  @Test
  void aStoreThatIsNotThereIsNamed() throws Exception {
    assertOneLine(run("bars", "--store", "duckdb:" + path("none")), MISCONFIGURED, path("none"));
  }

  @Test
  void aStoreThatAnotherProcessHasOpenIsNamed() throws Exception {
    Path file = folder.resolve("store.duckdb");
    try (Store store = DuckDbStore.open(file)) {
      assertThat(store.id()).isNotEmpty();

      assertOneLine(run("bars", "--store", "duckdb:" + file), UNAVAILABLE, "another");
    }
  }

  @Test
  void aHomeThatAnotherProcessHasOpenIsNamed() throws Exception {
    Path csv = Files.writeString(folder.resolve("bars.csv"), HEADER);
    EmbeddedBrokerConfig config =
        new EmbeddedBrokerConfig(folder.resolve("home").resolve("kafka"), 0);
    try (EmbeddedBroker broker = EmbeddedBroker.start(config)) {
      assertThat(broker.bootstrapServers()).isNotEmpty();

      Cli replay = run("replay", csv.toString(), "--home", path("home"));

      assertOneLine(replay, UNAVAILABLE, "kafka");
    }
  }

  @Test
  void aStoreInAFolderThatCannotBeMadeIsNamed() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "");
    Path csv = Files.writeString(folder.resolve("bars.csv"), HEADER);

    Cli replay =
        run("replay", csv.toString(), "--home", path("home"), "--store", "duckdb:" + file + "/x/y");

    assertOneLine(replay, MISCONFIGURED, file.toString());
  }

  @Test
  void everyWrongSettingIsToldAtOnceWithTheNearestKnownKey() throws Exception {
    Cli stream =
        run(
            "stream",
            "--set",
            "stream.tasks=many",
            "--set",
            "stroe.location=x",
            "--set",
            "kafka.timeout=30");

    assertThat(stream.exitCode()).isEqualTo(MISCONFIGURED);
    assertThat(String.join("\n", stream.err()))
        .contains("stream.tasks")
        .contains("'many'")
        .contains("stroe.location")
        .contains("store.location")
        .contains("kafka.timeout: expected a duration such as 30s, was '30'")
        .doesNotContain("\tat ");
  }

  @Test
  void aFileThatCannotBeTakenIsRefusedBeforeAnythingIsPublished() throws Exception {
    Path good = Files.writeString(folder.resolve("good.csv"), HEADER);
    Path header =
        Files.writeString(folder.resolve("header.csv"), HEADER.replace("volume", "volum"));
    Path gzip = Files.write(folder.resolve("cut.csv.gz"), cutGzip());

    assertOneLine(replay(good, folder), MISCONFIGURED, "a folder");
    assertOneLine(replay(good, header), REJECTED, "the nearest is volume");
    assertOneLine(replay(good, gzip), REJECTED, "cut off");
    assertThat(folder.resolve("home")).doesNotExist();
  }

  private Cli replay(Path good, Path bad) throws Exception {
    return run("replay", good.toString(), bad.toString(), "--home", path("home"));
  }

  private static byte[] cutGzip() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(HEADER.repeat(1_000).getBytes(StandardCharsets.UTF_8));
    }
    return Arrays.copyOf(bytes.toByteArray(), bytes.size() / 2);
  }

  private Cli run(String... arguments) throws Exception {
    return Cli.run(folder, arguments);
  }

  private String path(String name) {
    return folder.resolve(name).toString();
  }

  private static void assertOneLine(Cli cli, int exitCode, String cause) {
    List<String> told =
        cli.err().stream().filter(line -> line.startsWith("stockstream: ")).toList();
    String all = String.join("\n", cli.err());
    assertThat(cli.exitCode()).as(all).isEqualTo(exitCode);
    assertThat(told).as(all).hasSize(1);
    assertThat(told.get(0)).contains(cause);
    assertThat(all).doesNotContain("\tat ");
  }
}

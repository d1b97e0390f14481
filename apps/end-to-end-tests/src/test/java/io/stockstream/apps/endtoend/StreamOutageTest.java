package io.stockstream.apps.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.adapters.clickhouse.server.ClickHouseServer;
import io.stockstream.adapters.clickhouse.server.Fault;
import io.stockstream.adapters.clickhouse.server.FaultyNetwork;
import io.stockstream.adapters.clickhouse.server.TestingClickHouse;
import io.stockstream.adapters.feeds.oracle.Oracle;
import io.stockstream.apps.cli.Main;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The deployed stream while its store is away, and when somebody has to put it right: it says what
 * it waits for and how far behind it is, or what to do, and skips nothing.
 */
@Tag("slow")
class StreamOutageTest {

  private static final int MISCONFIGURED = 3;
  private static final int UNAVAILABLE = 4;
  private static final int TERMINATED = 143;
  private static final String INTO_BARS = "INSERT INTO bars (";
  private static final String A_FAILURE =
      ".* WARN .* store fails batch=\\S+ doing=.* attempt=\\d+ .*: store clickhouse://.*";
  private static final String THE_LAG = ".* WARN .* lag records=[1-9]\\d* batch=\\d+ for=\\d+ms";
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);

  private final Oracle oracle = new Oracle();
  private ClickHouseServer server;
  private FaultyNetwork network;
  private Chain chain;
  private Path log;
  private long published;
  private int more;

  @TempDir Path folder;

  @BeforeEach
  void start() {
    server = TestingClickHouse.startIn(folder.resolve("server"));
    network = FaultyNetwork.to(server.url());
    chain = Chain.start(folder, TestedStore.in(server));
    log = folder.resolve("stream.err");
    published = chain.publish(Market.ofOneHour(60, oracle));
  }

  @AfterEach
  void end() {
    if (server != null) {
      chain.close();
      network.close();
      server.close();
    }
  }

  @Test
  void whateverKeepsTheServerAwayIsWaitedOut() throws Exception {
    try (ChildJvm stream = stream(byNetwork())) {
      awaitStored();
      for (Fault fault : Fault.values()) {
        network.inject(fault, INTO_BARS, 3);
        publishMore();
        network.awaitFault();
        awaitStored();
      }
      long failures = count(A_FAILURE);
      assertThat(failures).isGreaterThanOrEqualTo(Fault.values().length - 1);

      network.refuse();
      publishMore();
      await("one more failure", () -> count(A_FAILURE) > failures);
      network.accept();
      awaitStored();

      server.kill();
      publishMore();
      await("the lag", () -> count(THE_LAG) > 0);
      server.start();
      awaitStored();
      stop(stream);
    }

    assertUnharmed("a stream's server kept away");
  }

  @Test
  void whatIsNotForAWhileEndsTheStreamWithAWordOnItAndTheNextGoesOn() throws Exception {
    network.inject(Fault.UNAVAILABLE, INTO_BARS, Integer.MAX_VALUE);
    endsWith(
        UNAVAILABLE,
        byNetwork().with("STOCKSTREAM_STREAM_RETRY_FOR", "3s"),
        "tried \\d+ times in \\d+ s");
    network.heal();

    endsWith(
        MISCONFIGURED,
        chain.store().with(TestedStore.PASSWORD, "wrong"),
        "expected a user and password that the server knows");

    ClickHouseRows.select(chain.store(), "RENAME TABLE bars TO elsewhere");
    endsWith(MISCONFIGURED, chain.store(), "run: stockstream migrate");
    ClickHouseRows.select(chain.store(), "RENAME TABLE elsewhere TO bars");

    try (ChildJvm stream = stream(chain.store())) {
      awaitStored();
      stop(stream);
    }
    assertUnharmed("a stream ended three times");
  }

  private void endsWith(int exitCode, TestedStore store, String word) throws Exception {
    log = Files.createTempFile(folder, "stream", ".err");
    try (ChildJvm stream = stream(store)) {
      assertThat(stream.awaitExit(new ArrayList<>())).as(Files.readString(log)).isEqualTo(exitCode);
    }
    assertThat(Files.readAllLines(log))
        .filteredOn(line -> line.startsWith("stockstream: "))
        .singleElement()
        .asString()
        .startsWith("stockstream: store clickhouse://127.0.0.1:")
        .containsPattern(word);
  }

  private void publishMore() {
    published += chain.publish(Market.ofFiveMinutes(61 + more++, oracle));
  }

  private TestedStore byNetwork() {
    return chain.store().by(network);
  }

  private void assertUnharmed(String what) {
    List<String> differences = Undisturbed.differences(chain, TestedStore.in(server));
    Unharmed.require(what, chain, oracle, published, differences);
  }

  private ChildJvm stream(TestedStore store) throws IOException {
    TestedStore told =
        store
            .with("KAFKA_BROKER", chain.brokers())
            .with("KAFKA_TOPIC", chain.topic())
            .with("STOCKSTREAM_STORE_PATIENCE", "3s");
    return ChildJvm.start(
        Main.class,
        told.environment(),
        log,
        "stream",
        "--store",
        told.location(),
        "--checkpoint",
        chain.checkpoint());
  }

  private static void stop(ChildJvm stream) throws InterruptedException {
    stream.stop();
    assertThat(stream.awaitExit(new ArrayList<>())).isIn(0, TERMINATED);
  }

  private void awaitStored() throws Exception {
    await(published + " records", () -> chain.account().consumed() == published);
  }

  private long count(String pattern) throws IOException {
    return Files.readAllLines(log).stream().filter(line -> line.matches(pattern)).count();
  }

  private void await(String what, Callable<Boolean> condition) throws Exception {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.call()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError(
            "expected %s within %s; the stream said:%n%s"
                .formatted(what, PATIENCE, Files.readString(log)));
      }
      LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
    }
  }
}

package io.stockstream.apps.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.adapters.clickhouse.server.ClickHouseServer;
import io.stockstream.adapters.clickhouse.server.TestingClickHouse;
import io.stockstream.adapters.feeds.oracle.Oracle;
import io.stockstream.ports.store.LedgerEntry;
import io.stockstream.ports.store.Store;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills the ClickHouse server with SIGKILL in the middle of a load, again and again, and the stream
 * with it; what the server acknowledged before it died, it knows when it is back.
 */
@Tag("slow")
class ServerDeathTest {

  private static final int HOURS = 3;
  private static final int KILLS = 8;
  private static final int MOST_MILLIS_INTO_A_BATCH = 400;

  private final Oracle oracle = new Oracle();
  private final Random random = new Random(50);
  private final List<String> told = new ArrayList<>();
  private ClickHouseServer server;
  private Chain chain;
  private long published;

  @TempDir Path folder;

  @BeforeEach
  void start() {
    server = TestingClickHouse.startIn(folder.resolve("server"));
    chain = Chain.start(folder, TestedStore.in(server));
    for (int hour = 0; hour < HOURS; hour++) {
      published += chain.publish(Market.ofOneHour(50 + hour, oracle));
    }
  }

  @AfterEach
  void end() {
    if (server != null) {
      chain.close();
      server.close();
    }
  }

  @Test
  void whatWasAcknowledgedIsStoredAndTheStreamGoesOn() throws Exception {
    List<String> rest = new ArrayList<>();
    try (ChildJvm stream = stream()) {
      for (int kill = 0; kill < KILLS; kill++) {
        runIntoABatch(stream);
        server.kill();
        comesBack();
      }
      assertThat(stream.awaitExit(rest)).isZero();
    }
    rest.forEach(this::isBatch);

    assertThat(rest).anyMatch(line -> line.startsWith(StreamProcess.RETRY));
    assertThat(ledger()).containsExactlyElementsOf(told);
    assertUnharmed("server killed");
  }

  @Test
  void soItIsWhenTheStreamDiesWithTheServer() throws Exception {
    for (int kill = 0; kill < KILLS; kill++) {
      try (ChildJvm stream = stream()) {
        runIntoABatch(stream);
        server.kill();
        stream.kill();
        comesBack();
      }
    }
    try (ChildJvm stream = stream()) {
      assertThat(stream.awaitExit(new ArrayList<>())).isZero();
    }

    assertThat(ledger()).containsAll(told).doesNotHaveDuplicates();
    assertUnharmed("server and stream killed");
  }

  private ChildJvm stream() throws IOException {
    return StreamProcess.start(chain, chain.store(), folder, Trap.NONE);
  }

  private void runIntoABatch(ChildJvm stream) throws InterruptedException {
    assertThat(stream.awaitLine(this::isBatch)).isNotNull();
    assertThat(stream.endsWithin(random.nextInt(MOST_MILLIS_INTO_A_BATCH))).isFalse();
  }

  private void comesBack() {
    server.start();
    assertThat(ledger()).containsAll(told);
  }

  /** Remembers the batches that the stream was told are stored. */
  private boolean isBatch(String line) {
    boolean batch = line.startsWith(StreamProcess.BATCH);
    if (batch) {
      told.add(line.substring(StreamProcess.BATCH.length()));
    }
    return batch;
  }

  private List<String> ledger() {
    try (Store store = chain.store().open()) {
      return store.ledger().entries().stream()
          .map(LedgerEntry::batch)
          .map(Object::toString)
          .toList();
    }
  }

  private void assertUnharmed(String how) {
    String what = "%s %d times, %d batches acknowledged".formatted(how, KILLS, told.size());
    List<String> differences = Undisturbed.differences(chain, TestedStore.in(server));
    Unharmed.require(what, chain, oracle, published, differences);
  }
}

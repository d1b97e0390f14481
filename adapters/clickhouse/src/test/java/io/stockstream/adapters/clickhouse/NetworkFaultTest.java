package io.stockstream.adapters.clickhouse;

import static io.stockstream.adapters.testkit.TestingBars.APPLE;
import static io.stockstream.adapters.testkit.TestingBars.bar;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.stockstream.adapters.clickhouse.server.Fault;
import io.stockstream.adapters.clickhouse.server.FaultyNetwork;
import io.stockstream.adapters.clickhouse.server.TestingClickHouse;
import io.stockstream.adapters.testkit.TestingStore;
import io.stockstream.domain.statement.StoredBar;
import io.stockstream.ports.failure.FailureKind;
import io.stockstream.ports.failure.PortException;
import io.stockstream.ports.retry.BackOff;
import io.stockstream.ports.retry.FailedAttempt;
import io.stockstream.ports.retry.Retry;
import io.stockstream.ports.retry.RetryingStore;
import io.stockstream.ports.retry.Waiting;
import io.stockstream.ports.store.BarSelection;
import io.stockstream.ports.store.Store;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What a network may do to any request on its way to a store, and to the answer: the store says
 * that it may be tried again, and after that it holds what it would if nothing had happened.
 */
class NetworkFaultTest {

  /** Of whom nothing is kept from; a busy machine takes its time. */
  private static final Duration PATIENT = Duration.ofSeconds(30);

  /** Of whom a request is kept hanging for that long; to be too impatient costs a repeat. */
  private static final Duration IMPATIENT = Duration.ofMillis(300);

  /** Until it is healed. */
  private static final int EVERY = Integer.MAX_VALUE;

  private static final BackOff AT_ONCE =
      new BackOff(Duration.ofMillis(1), Duration.ofMillis(1), Duration.ofMinutes(1));

  private static final String ANY = "";

  private final FaultyNetwork network = FaultyNetwork.to(TestingClickHouse.shared().url());
  private final EventfulDay day = new EventfulDay();
  private final List<FailedAttempt> failed = new ArrayList<>();

  @TempDir Path folder;
  @TempDir Path undisturbedFolder;

  @AfterEach
  void close() {
    network.close();
  }

  @AfterAll
  static void giveDatabasesBack() {
    TestingDatabase.giveBackAll();
  }

  private Store byNetwork(Path of, Duration patience) {
    ClickHouseAddress address = TestingDatabase.of(of).address();
    return ClickHouseStore.open(
        new ClickHouseAddress(
            network.url(), address.database(), address.user(), address.password(), patience));
  }

  private static Duration patience(Fault fault) {
    return fault.name().startsWith("HANG") ? IMPATIENT : PATIENT;
  }

  /** The network heals once somebody has noticed. */
  private Retry retry() {
    return new Retry(
        AT_ONCE,
        Waiting.Real.TIME,
        attempt -> {
          failed.add(attempt);
          network.heal();
        });
  }

  private TestingStore undisturbed() {
    return new TestingStore(
        f -> ClickHouseStore.open(TestingDatabase.of(f).address()), undisturbedFolder);
  }

  @ParameterizedTest
  @EnumSource(names = "CUT_AFTER_REQUEST")
  void whicheverRequestOfABatchItHappensToItIsRepeatedAndComesToTheSame(Fault fault) {
    strikeEachRequestOfABatch(fault);
  }

  @ParameterizedTest
  @EnumSource(names = "CUT_AFTER_REQUEST", mode = EnumSource.Mode.EXCLUDE)
  @Tag("slow")
  void soItIsWithEveryOtherFault(Fault fault) {
    strikeEachRequestOfABatch(fault);
  }

  private void strikeEachRequestOfABatch(Fault fault) {
    try (TestingStore store =
            new TestingStore(
                f -> new RetryingStore(byNetwork(f, patience(fault)), retry()), folder);
        TestingStore undisturbed = undisturbed()) {
      int requests = requestsOfABatch(store);

      for (int spared = 0; spared < requests; spared++) {
        network.inject(fault, ANY, spared, EVERY);
        day.store(day.next(), store);
      }
      network.heal();

      System.out.printf(
          "%s: struck from each of the %d requests of a batch on; tried again %d times%n",
          fault, requests, failed.size());
      if (fault == Fault.DRIP) {
        assertThat(failed).isEmpty();
      } else {
        assertThat(failed).hasSizeGreaterThanOrEqualTo(requests);
      }
      assertThat(failed)
          .allSatisfy(
              attempt ->
                  assertThat(attempt.failure())
                      .hasMessageStartingWith("store clickhouse://")
                      .hasMessageContaining("it is tried again"));
      day.assertHeldBy(store, undisturbed);
    }
  }

  /** Spares every request, and counts. */
  private int requestsOfABatch(TestingStore store) {
    network.inject(Fault.DRIP, ANY, Integer.MAX_VALUE, 0);
    day.store(day.next(), store);
    return network.met();
  }

  @ParameterizedTest
  @EnumSource(names = "DRIP", mode = EnumSource.Mode.EXCLUDE)
  void aStoreThatCannotBeOpenedForAWhileSaysSo(Fault fault) {
    network.inject(fault, ANY, EVERY);
    assertRetryable(() -> byNetwork(folder, patience(fault)));
    network.heal();

    byNetwork(folder, PATIENT).close();
  }

  @Test
  void aServerThatRefusesIsUsedAgainOnceItDoesNot() {
    try (TestingStore store = new TestingStore(f -> byNetwork(f, PATIENT), folder);
        TestingStore undisturbed = undisturbed()) {
      day.store(day.next(), store);
      network.refuse();
      var batch = day.next();
      assertRetryable(() -> day.store(batch, store));
      assertRetryable(() -> store.store().fencing().take());
      assertRetryable(() -> store.store().ledger().entries());

      network.accept();
      day.store(batch, store);

      day.assertHeldBy(store, undisturbed);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"CUT_IN_ANSWER", "HANG_IN_ANSWER"})
  void halfAnAnswerIsNotTakenForAWholeOne(Fault fault) {
    try (TestingStore store = new TestingStore(f -> byNetwork(f, patience(fault)), folder)) {
      List<StoredBar> bars = new ArrayList<>();
      for (int minute = 0; minute < 5_000; minute++) {
        bars.add(bar(APPLE, minute, "10"));
      }
      store.write(bars.toArray(StoredBar[]::new));
      day.store(day.next(), store);
      List<StoredBar> read = new ArrayList<>();

      network.inject(fault, "bars_by_symbol", EVERY);
      assertRetryable(() -> store.store().bars().read(BarSelection.ALL, read::add));
      network.inject(fault, "FROM quarantine", EVERY);
      assertRetryable(store::quarantine);
      network.inject(fault, "FROM conflicts", EVERY);
      assertRetryable(store::conflicts);
      network.inject(fault, "FROM ledger", EVERY);
      assertRetryable(() -> store.store().ledger().entries());
      network.heal();

      assertThat(read).hasSizeLessThan(store.bars().size());
    }
  }

  private static void assertRetryable(ThrowingCallable call) {
    assertThatThrownBy(call)
        .hasMessageStartingWith("store clickhouse://127.0.0.1:")
        .hasMessageContaining("it is tried again")
        .asInstanceOf(type(PortException.class))
        .extracting(PortException::kind)
        .isEqualTo(FailureKind.RETRYABLE);
  }
}

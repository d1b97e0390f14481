package io.stockstream.adapters.testkit;

import static io.stockstream.adapters.testkit.TestingBars.APPLE;
import static io.stockstream.adapters.testkit.TestingBars.START;
import static io.stockstream.adapters.testkit.TestingBars.TESLA;
import static io.stockstream.adapters.testkit.TestingBars.VENUE;
import static io.stockstream.adapters.testkit.TestingBars.flat;
import static io.stockstream.adapters.testkit.TestingBars.instrument;
import static io.stockstream.adapters.testkit.TestingBars.minute;
import static io.stockstream.adapters.testkit.TestingBars.statement;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.stockstream.adapters.testkit.TestingStream.Batch;
import io.stockstream.domain.bar.BarState;
import io.stockstream.domain.bar.InstrumentId;
import io.stockstream.domain.bar.Interval;
import io.stockstream.domain.bar.Timeframe;
import io.stockstream.domain.bar.Voided;
import io.stockstream.domain.calendar.DateRange;
import io.stockstream.domain.calendar.WeeklySessions;
import io.stockstream.domain.gap.Completeness;
import io.stockstream.domain.gap.Gap;
import io.stockstream.domain.gap.GapReason;
import io.stockstream.domain.gap.GapState;
import io.stockstream.domain.gap.TimeSet;
import io.stockstream.domain.merge.ClassCounts;
import io.stockstream.domain.merge.StatementCounts;
import io.stockstream.domain.rollup.InstrumentRules;
import io.stockstream.domain.rollup.Ladder;
import io.stockstream.domain.rollup.Reference;
import io.stockstream.domain.statement.Heartbeat;
import io.stockstream.domain.statement.InputClass;
import io.stockstream.domain.statement.Recompute;
import io.stockstream.domain.statement.StoredBar;
import io.stockstream.ports.failure.FailureKind;
import io.stockstream.ports.failure.PortException;
import io.stockstream.ports.store.Fence;
import io.stockstream.ports.store.GapSelection;
import io.stockstream.ports.store.LedgerEntry;
import io.stockstream.ports.store.Store;
import io.stockstream.ports.usecase.CommitBatch;
import io.stockstream.ports.usecase.FindGaps;
import io.stockstream.ports.usecase.ReadGaps;
import io.stockstream.ports.usecase.StoreBatchPart;
import io.stockstream.ports.usecase.TaskReport;
import io.stockstream.ports.usecase.TaskShare;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What becomes of a batch in a store, however it is cut into tasks and wherever it is interrupted.
 * An adapter's test extends it and says how to open a store.
 */
public abstract class BatchContract {

  private static final LocalDate MONDAY = LocalDate.parse("2026-01-05");
  private static final int A_DAY = 24 * 60;

  private final TestingStream stream = new TestingStream(START.plus(Duration.ofDays(1)));
  private TestingStore store;
  private Path anotherFolder;
  private TestingStore another;

  /** Opens the store of a folder that is there; the same folder is the same store. */
  protected abstract Store open(Path folder);

  @BeforeEach
  void openStores(@TempDir Path folder, @TempDir Path anotherFolder) {
    store = new TestingStore(this::open, folder);
    this.anotherFolder = anotherFolder;
  }

  @AfterEach
  void closeStores() {
    store.close();
    if (another != null) {
      another.close();
    }
  }

  /** Most tests need one store only, and to make one on a server takes a second. */
  private TestingStore another() {
    if (another == null) {
      another = new TestingStore(this::open, anotherFolder);
    }
    return another;
  }

  private static void areEqual(TestingStore a, TestingStore b) {
    holdTheSame(a, b);
    assertThat(a.store().ledger().entries()).isEqualTo(b.store().ledger().entries());
  }

  private static void holdTheSame(TestingStore a, TestingStore b) {
    assertThat(a.bars()).isNotEmpty().isEqualTo(b.bars());
    assertThat(a.conflicts()).isEqualTo(b.conflicts());
    assertThat(a.quarantine()).usingRecursiveComparison().isEqualTo(b.quarantine());
    assertThat(a.statementCounts(DateRange.ALWAYS))
        .containsExactlyInAnyOrderElementsOf(b.statementCounts(DateRange.ALWAYS));
    assertThat(a.clock(APPLE)).isEqualTo(b.clock(APPLE));
    assertThat(a.clock(instrument("NEVER SEEN"))).isEqualTo(b.clock(instrument("NEVER SEEN")));
  }

  /** Twelve minutes of ten instruments, in which everything happens that can. */
  private Batch eventfulBatch() {
    for (int minute = 0; minute < 12; minute++) {
      for (int i = 0; i < 10; i++) {
        stream.say(statement(instrument("S" + i), minute, flat("1" + i), 1));
      }
    }
    stream.say(statement(APPLE, 0, flat("10"), 5));
    stream.say(statement(APPLE, 0, flat("10"), 5));
    stream.say(statement(APPLE, 0, flat("11"), 6));
    stream.say(statement(APPLE, 0, flat("12"), 4));
    stream.say(statement(APPLE, 0, flat("13"), 6));
    stream.say(statement(APPLE, 1, Voided.VOID, 1));
    stream.sayNonsense("AAPL@XNAS");
    stream.sayNonsense("@XNAS");
    stream.say(new Heartbeat(VENUE, minute(11), "test"));
    stream.say(new Recompute(TESLA, new Interval(minute(0), minute(5))));
    return stream.cut(0);
  }

  @Test
  void aBatchInManyTasksIsStoredAsInOne() {
    Batch batch = eventfulBatch();

    stream.store(store, batch, 1);
    stream.store(another(), batch, 7);

    areEqual(store, another());
  }

  @Test
  void everyRecordOfABatchHasOneClass() {
    LedgerEntry entry = stream.store(store, eventfulBatch(), 3);

    assertThat(entry.account().consumed()).isEqualTo(130);
    assertThat(entry.account().unexplained()).isZero();
    assertThat(entry.account().counts())
        .isEqualTo(
            new ClassCounts(
                Map.of(
                    InputClass.ACCEPTED, 122L,
                    InputClass.DUPLICATE, 1L,
                    InputClass.CORRECTION, 1L,
                    InputClass.STALE, 1L,
                    InputClass.CONFLICT, 1L,
                    InputClass.QUARANTINED, 2L,
                    InputClass.CONTROL, 2L)));
    assertThat(entry.dates()).containsExactly(LocalDate.parse("2026-01-05"));
    assertThat(store.store().ledger().find(entry.batch())).contains(entry);
  }

  @Test
  void aHeartbeatClosesWindowsInEveryTaskAndIsCountedOnce() {
    for (int i = 0; i < 10; i++) {
      stream.say(statement(instrument("S" + i), 0, flat("10"), 1));
    }
    stream.store(store, stream.cut(0), 3);
    List<StoredBar> before = store.bars();
    stream.say(new Heartbeat(VENUE, minute(5), "test"));

    LedgerEntry entry = stream.store(store, stream.cut(1), 3);

    assertThat(entry.account().counts()).isEqualTo(ClassCounts.NONE.plusOne(InputClass.CONTROL));
    assertThat(entry.dates()).containsExactly(LocalDate.parse("2026-01-05"));
    assertThat(before).filteredOn(this::isClosedRollUp).isEmpty();
    assertThat(store.bars()).filteredOn(this::isClosedRollUp).hasSize(10);
    assertThat(store.clock(instrument("S0")).time()).isEqualTo(minute(5));
  }

  private boolean isClosedRollUp(StoredBar bar) {
    return bar.isRollUp() && bar.state() == BarState.CLOSED;
  }

  @Test
  void aSymbolThatBeginsAsAVenuesKeyDoesHasOneWriter() {
    stream.say(statement(instrument("@ES#"), 0, flat("10"), 1));

    LedgerEntry entry = stream.store(store, stream.cut(0), 3);

    assertThat(entry.account().counts()).isEqualTo(ClassCounts.NONE.plusOne(InputClass.ACCEPTED));
  }

  @Test
  void aRecordThatCannotBeReadIsKeptAndCountedOnce() {
    stream.sayNonsense("AAPL@XNAS");
    stream.sayNonsense("@XNAS");

    LedgerEntry entry = stream.store(store, stream.cut(0), 5);

    assertThat(entry.account().counts().of(InputClass.QUARANTINED)).isEqualTo(2);
    assertThat(store.quarantine()).hasSize(2);
    assertThat(store.bars()).isEmpty();
  }

  @Test
  void aStatementUnderAnotherInstrumentsKeyIsKept() {
    stream.sayUnder("TSLA@XNAS", statement(APPLE, 0, flat("10"), 1));

    LedgerEntry entry = stream.store(store, stream.cut(0), 3);

    assertThat(entry.account().counts().of(InputClass.QUARANTINED)).isEqualTo(1);
    assertThat(store.bars()).isEmpty();
  }

  @Test
  void aBatchThatRunsTwiceChangesNothingAndBalances() {
    Batch batch = eventfulBatch();
    stream.store(store, batch, 3);
    stream.store(another(), batch, 3);

    List<TaskReport> again = stream.storeParts(another(), batch, 3);

    assertThat(again).allMatch(report -> report.changedBars() == 0);
    assertThat(again.stream().mapToLong(BatchContract::total).sum()).isEqualTo(130);
    areEqual(store, another());
  }

  private static long total(TaskReport report) {
    return report.classes().values().stream().mapToLong(ClassCounts::total).sum();
  }

  @Test
  void aConflictIsKeptOnceThoughACrashedBatchFindsItFromItsOtherSide() {
    for (int i = 0; i < 10; i++) {
      for (int price = 1; price < 6; price++) {
        stream.say(statement(instrument("S" + i), 0, flat(price + "" + i), 6));
      }
    }
    Batch batch = stream.cut(0);
    stream.storeParts(store, batch, 3);

    stream.store(store, batch, 3);

    stream.store(another(), batch, 3);
    holdTheSame(store, another());
    assertThat(another().conflicts()).hasSize(40);
  }

  @Test
  void aCrashBeforeTheLedgerIsMendedByRunningTheBatchAgain() {
    Batch batch = eventfulBatch();
    stream.storeParts(store, batch, 3);
    store.reopen();
    CommitBatch commit = new CommitBatch(store.store().ledger(), store.takeFence());
    assertThat(commit.isStored(batch.id())).isFalse();

    LedgerEntry entry = stream.store(store, batch, 2);

    assertThat(entry.account().unexplained()).isZero();
    assertThat(commit.isStored(batch.id())).isTrue();
    stream.store(another(), batch, 1);
    holdTheSame(store, another());
  }

  @Test
  void aCrashBetweenTwoTasksIsMendedByRunningTheBatchAgain() {
    Batch batch = eventfulBatch();
    TaskShare share = new TaskShare(1, 3);
    stream.part(store).run(batch.of(share).iterator(), share, store.fence());
    store.reopen();

    LedgerEntry entry = stream.store(store, batch, 3);

    assertThat(entry.account().unexplained()).isZero();
    stream.store(another(), batch, 3);
    holdTheSame(store, another());
  }

  @Test
  void everyStatementIsCountedOnceAsItWasJudgedFirst() {
    Batch batch = eventfulBatch();
    stream.storeParts(store, batch, 3);
    stream.store(store, batch, 2);
    for (int i = 0; i < 2; i++) {
      stream.say(statement(APPLE, 0, flat("11"), 6));
    }
    stream.say(statement(APPLE, A_DAY, flat("11"), 6));
    stream.store(store, stream.cut(1), 1);

    List<StatementCounts> counts = store.statementCounts(DateRange.ALWAYS);

    assertThat(counts).hasSize(12);
    assertThat(of(APPLE, MONDAY, counts))
        .isEqualTo(
            new ClassCounts(
                Map.of(
                    InputClass.ACCEPTED, 2L,
                    InputClass.DUPLICATE, 3L,
                    InputClass.CORRECTION, 1L,
                    InputClass.STALE, 1L,
                    InputClass.CONFLICT, 1L)));
    assertThat(of(APPLE, MONDAY.plusDays(1), counts))
        .isEqualTo(new ClassCounts(Map.of(InputClass.ACCEPTED, 1L)));
    assertThat(of(instrument("S7"), MONDAY, counts))
        .isEqualTo(new ClassCounts(Map.of(InputClass.ACCEPTED, 12L)));
  }

  private static ClassCounts of(
      InstrumentId instrument, LocalDate date, List<StatementCounts> counts) {
    return counts.stream()
        .filter(each -> each.key().instrument().equals(instrument))
        .filter(each -> each.key().date().equals(date))
        .map(StatementCounts::classes)
        .reduce(ClassCounts.NONE, ClassCounts::plus);
  }

  @Test
  void lateIsWhatComesOnceItsBarIsOver() {
    stream.say(statement(APPLE, 0, flat("10"), 1));
    stream.say(statement(APPLE, 0, flat("11"), 2));
    stream.say(statement(APPLE, 1, flat("10"), 1));
    stream.say(statement(APPLE, 0, flat("12"), 3));
    stream.store(store, stream.cut(0), 1);
    assertThat(late()).isEqualTo(1);

    stream.say(new Heartbeat(VENUE, minute(9), "test"));
    stream.store(store, stream.cut(1), 1);
    stream.say(statement(APPLE, 2, flat("10"), 1));
    stream.store(store, stream.cut(2), 1);
    assertThat(late()).as("every bar comes after its end").isEqualTo(1);

    stream.say(statement(APPLE, 1, flat("11"), 2));
    stream.say(statement(APPLE, 2, flat("11"), 2));
    stream.store(store, stream.cut(3), 1);
    assertThat(late()).isEqualTo(2);
  }

  private long late() {
    return store.statementCounts(DateRange.ALWAYS).stream().mapToLong(StatementCounts::late).sum();
  }

  @Test
  void whatIsQuarantinedIsCountedWhereItsBarIsKnown() {
    TestingStream early = new TestingStream(START);
    early.say(statement(APPLE, 3, flat("10"), 1));
    early.sayUnder("TSLA@XNAS", statement(APPLE, 0, flat("10"), 1));
    early.sayNonsense("AAPL@XNAS");
    early.store(store, early.cut(0), 3);

    assertThat(store.quarantine()).hasSize(3);
    assertThat(of(APPLE, MONDAY, store.statementCounts(DateRange.ALWAYS)))
        .isEqualTo(new ClassCounts(Map.of(InputClass.QUARANTINED, 1L)));
  }

  @Test
  void laterBatchesBuildOnEarlierOnes() {
    for (int minute = 0; minute < 7; minute++) {
      stream.say(statement(APPLE, minute, flat("1" + minute), 1));
      stream.store(store, stream.cut(minute), 2);
    }
    TestingStream whole = new TestingStream(START.plus(Duration.ofDays(1)));
    for (int minute = 6; minute >= 0; minute--) {
      whole.say(statement(APPLE, minute, flat("1" + minute), 1));
    }
    whole.store(another(), whole.cut(0), 1);

    assertThat(store.bars()).isEqualTo(another().bars());
  }

  @Test
  void aBatchMostlyFromTheFutureIsRefusedAndNotCommitted() {
    TestingStream early = new TestingStream(START.minusSeconds(3_600));
    for (int i = 0; i < 150; i++) {
      early.say(statement(instrument("S" + i), 0, flat("10"), 1));
    }
    Batch batch = early.cut(0);

    assertThatThrownBy(() -> early.store(store, batch, 3))
        .hasMessageContaining("150 of 150 open more than two minutes after the broker took them")
        .asInstanceOf(type(PortException.class))
        .extracting(PortException::kind)
        .isEqualTo(FailureKind.MISCONFIGURED);

    assertThat(store.store().ledger().entries()).isEmpty();
    assertThat(store.bars()).isEmpty();
  }

  @Test
  void aHandfulFromTheFutureIsQuarantined() {
    TestingStream early = new TestingStream(START);
    early.say(statement(APPLE, 2, flat("10"), 1));
    early.say(statement(APPLE, 3, flat("10"), 1));

    LedgerEntry entry = early.store(store, early.cut(0), 3);

    assertThat(entry.account().counts().of(InputClass.ACCEPTED)).isEqualTo(1);
    assertThat(entry.account().counts().of(InputClass.QUARANTINED)).isEqualTo(1);
  }

  /** Half an hour of New York: quiet in minute 10, the feed down from minute 15 on. */
  @Test
  void gapsAreFoundWithTheirReasonsAndFilledByWhatComesLate() {
    Reference reference =
        name ->
            InstrumentRules.of(
                Ladder.DEFAULT,
                WeeklySessions.weekdays("XNYS", "America/New_York", "09:30", "16:00"));
    for (int i = 0; i < 30; i++) {
      if (i != 10 && (i < 15 || i >= 20)) {
        stream.say(statement(APPLE, i, flat("10"), 1));
      }
      if (i < 15 || i > 20) {
        stream.say(new Heartbeat(VENUE, minute(i).plusSeconds(2), "test"));
      }
    }
    stream.say(new Heartbeat(VENUE, minute(30).plusSeconds(2), "test"));
    stream.store(store, stream.cut(0), 3);
    new FindGaps(store.store(), reference).run();
    List<Gap> first = store.store().gaps().read(GapSelection.ALL);
    for (int i = 15; i < 18; i++) {
      stream.say(statement(APPLE, i, flat("10"), 1));
    }
    stream.store(store, stream.cut(1), 3);
    new FindGaps(store.store(), reference).run();
    List<Gap> second = store.store().gaps().read(GapSelection.ALL);
    new FindGaps(store.store(), reference).run();

    Gap quiet = gap(10, 11, GapReason.NO_TRADES);
    assertThat(first).containsExactly(quiet, gap(15, 20, GapReason.FEED_DOWN));
    assertThat(second)
        .containsExactly(
            quiet,
            gap(15, 18, GapReason.FEED_DOWN).in(GapState.FILLED),
            gap(18, 20, GapReason.FEED_DOWN));
    assertThat(store.store().gaps().read(GapSelection.ALL)).isEqualTo(second);
    assertThat(new ReadGaps(store.store(), reference).completeness(GapSelection.ALL))
        .containsExactly(
            new Completeness(
                APPLE,
                LocalDate.parse("2026-01-05"),
                false,
                30,
                Map.of(GapReason.NO_TRADES, 1L, GapReason.FEED_DOWN, 2L)));
  }

  private static Gap gap(int from, int until, GapReason reason) {
    return new Gap(
        APPLE,
        Timeframe.M1,
        LocalDate.parse("2026-01-05"),
        new Interval(minute(from), minute(until)),
        reason,
        GapState.OPEN);
  }

  /** One venue by two feeds; a batch that runs again is stored as if it had run once. */
  @Test
  void heartbeatsAreKeptAsAliveMinutesExactlyOnce() {
    for (int i = 0; i < 50; i++) {
      stream.say(new Heartbeat(VENUE, START.plusSeconds(10L * i), i % 3 == 0 ? "a" : "b"));
    }
    Batch batch = stream.cut(0);
    stream.storeParts(store, batch, 3);
    stream.store(store, batch, 2);

    Interval window = new Interval(START, minute(60));
    TimeSet.Builder expected = new TimeSet.Builder(Timeframe.M1, window);
    for (int i = 0; i * 60 < 500; i++) {
      expected.add(minute(i));
    }
    assertThat(store.store().presence().aliveMinutes(window))
        .isEqualTo(Map.of(VENUE, expected.build()));
    assertThat(store.store().ledger().entries().get(0).dates())
        .containsExactly(LocalDate.parse("2026-01-05"));
  }

  @Test
  void anOlderQueryIsRefusedAndStoresNothing() {
    Batch batch = eventfulBatch();
    Fence older = store.fence();
    store.takeFence();

    assertThatThrownBy(
            () -> stream.part(store).run(batch.records().iterator(), TaskShare.ALL, older))
        .asInstanceOf(type(PortException.class))
        .extracting(PortException::kind)
        .isEqualTo(FailureKind.REJECTED);
    assertThat(store.bars()).isEmpty();
  }

  @Test
  void aBatchOfNothingIsCommitted() {
    LedgerEntry entry = stream.store(store, stream.cut(0), 2);

    assertThat(entry.account().consumed()).isZero();
    assertThat(new CommitBatch(store.store().ledger(), store.fence()).isStored(entry.batch()))
        .isTrue();
  }

  @Test
  void aPartWorksWhereItWasSent() {
    Batch batch = eventfulBatch();
    StoreBatchPart sent = SerializationContract.roundTrip(stream.part(store));

    TaskReport report =
        SerializationContract.roundTrip(
            sent.run(batch.records().iterator(), TaskShare.ALL, store.fence()));

    stream.store(another(), batch, 1);
    assertThat(store.bars()).isEqualTo(another().bars());
    assertThat(total(report)).isEqualTo(130);
  }
}

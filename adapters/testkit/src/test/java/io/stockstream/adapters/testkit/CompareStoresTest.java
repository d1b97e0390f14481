package io.stockstream.adapters.testkit;

import static io.stockstream.adapters.testkit.TestingBars.APPLE;
import static io.stockstream.adapters.testkit.TestingBars.START;
import static io.stockstream.adapters.testkit.TestingBars.TESLA;
import static io.stockstream.adapters.testkit.TestingBars.bar;
import static io.stockstream.adapters.testkit.TestingBars.feed;
import static io.stockstream.adapters.testkit.TestingBars.rollUp;
import static io.stockstream.adapters.testkit.TestingBars.statement;
import static io.stockstream.adapters.testkit.TestingBars.voided;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stockstream.domain.bar.AssetClass;
import io.stockstream.domain.bar.BarKey;
import io.stockstream.domain.bar.BarState;
import io.stockstream.domain.bar.InstrumentId;
import io.stockstream.domain.bar.Origin;
import io.stockstream.domain.bar.Timeframe;
import io.stockstream.domain.bar.Violation;
import io.stockstream.domain.bar.ViolationCode;
import io.stockstream.domain.merge.Conflict;
import io.stockstream.domain.merge.Position;
import io.stockstream.domain.statement.FileLine;
import io.stockstream.domain.statement.Stamp;
import io.stockstream.domain.statement.StoredBar;
import io.stockstream.ports.failure.FailureKind;
import io.stockstream.ports.failure.PortException;
import io.stockstream.ports.store.BarReader;
import io.stockstream.ports.store.QuarantinedRecord;
import io.stockstream.ports.store.Store;
import io.stockstream.ports.verify.CompareStores;
import io.stockstream.ports.verify.Comparison;
import io.stockstream.ports.verify.Differences;
import io.stockstream.ports.verify.RowSorter;
import io.vavr.control.Option;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two stores agree, or every difference is told. */
class CompareStoresTest {

  private static final int MOST = 20;
  private static final String SHA256 = "0123456789abcdef".repeat(4);

  private final List<String> lines = new ArrayList<>();
  private TestingStore store;
  private TestingStore against;

  @BeforeEach
  void openStores(@TempDir Path one, @TempDir Path other) {
    store = new TestingStore(MemoryStore::open, one);
    against = new TestingStore(MemoryStore::open, other);
  }

  @AfterEach
  void closeStores() {
    store.close();
    against.close();
  }

  private Comparison compare() {
    return compare(store.store(), against.store(), MOST);
  }

  private Comparison compare(Store one, Store other, int most) {
    return new CompareStores(one, other, MemoryRowSorter::new).run(most, lines::add);
  }

  /** Two days, two instruments, three timeframes, both origins, a void, a roll-up that is open. */
  private static List<StoredBar> someBars() {
    return List.of(
        bar(APPLE, 0, "10"),
        bar(APPLE, 1, "10.5"),
        bar(APPLE, 24 * 60, "11"),
        bar(TESLA, 0, "20"),
        voided(TESLA, 1, 7),
        feed(Timeframe.M15, START, "12"),
        rollUp(Timeframe.M15, BarState.CLOSED, 0, bar(APPLE, 0, "10")),
        rollUp(APPLE, 5, BarState.OPEN));
  }

  private void assertDiffer(Comparison found, int groups, Differences bars) {
    assertThat(found.holds()).isFalse();
    assertThat(found.differing()).isEqualTo(groups);
    assertThat(found.bars()).isEqualTo(bars);
  }

  @Test
  void storesOfTheSameRowsAgreeInWhateverOrderTheyWereWritten() {
    List<StoredBar> reversed = new ArrayList<>(someBars());
    Collections.reverse(reversed);
    store.write(TestingOutcome.ofBars(someBars()));
    reversed.forEach(against::write);

    Comparison found = compare();

    assertThat(found.holds()).isTrue();
    assertThat(lines).isEmpty();
    assertThat(found)
        .hasToString(
            "groups=5 bars=8 equal=5 differ=0 missing=0 extra=0 different=0 quarantine-missing=0 quarantine-extra=0");
    assertThat(found.store()).isEqualTo(found.against());
    assertThat(found.store().toString())
        .startsWith("bars=8 close=83.5 volume=700 hash=")
        .endsWith(" quarantined=0 conflicts=0");
  }

  @Test
  void storesThatAreEmptyAgree() {
    assertThat(compare().holds()).isTrue();
    assertThat(lines).isEmpty();
  }

  @Test
  void aMissingRowIsTold() {
    store.write(bar(APPLE, 0, "10"), bar(TESLA, 0, "20"));
    against.write(bar(APPLE, 0, "10"), bar(APPLE, 1, "11"), bar(TESLA, 0, "20"));

    Comparison found = compare();

    assertDiffer(found, 1, new Differences(1, 1, 0, 0));
    assertThat(lines).hasSize(2);
    assertThat(lines.get(0))
        .startsWith("group AAPL@XNAS 1m 2026-01-05: expected bars=2 close=21 volume=200 hash=")
        .contains(", was bars=1 close=10 volume=100 hash=");
    assertThat(lines.get(1))
        .startsWith("missing AAPL@XNAS 1m 2026-01-05T14:31:00Z: expected ")
        .contains(" CLOSED open=11 high=11 low=11 close=11 volume=100 ")
        .endsWith(", was nothing");
  }

  @Test
  void anExtraRowIsTold() {
    store.write(bar(APPLE, 0, "10"), bar(APPLE, 1, "11"));
    against.write(bar(APPLE, 0, "10"));

    assertDiffer(compare(), 1, new Differences(1, 0, 1, 0));
    assertThat(lines.get(1))
        .startsWith("extra AAPL@XNAS 1m 2026-01-05T14:31:00Z: expected nothing, was ");
  }

  /** One that a store got wrong: its version is that of the right one. */
  @Test
  void aChangedCloseUnderTheSameVersionIsTold() {
    StoredBar right = bar(APPLE, 0, "10");
    StoredBar wrong =
        with(
            right,
            right.assetClass(),
            ((Stamp) right.provenance()).source(),
            "10.000000000000000001");
    store.write(wrong, rollUp(APPLE, 0, BarState.OPEN));
    against.write(right, rollUp(APPLE, 0, BarState.OPEN));

    assertDiffer(compare(), 1, new Differences(1, 0, 0, 1));
    assertThat(lines.get(1))
        .startsWith("different AAPL@XNAS 1m 2026-01-05T14:30:00Z: expected ")
        .contains(" close=10 ")
        .contains(", was ")
        .contains(" close=10.000000000000000001 ");
  }

  @Test
  void aChangedVersionIsTold() {
    store.write(bar(APPLE, 0, "10", 1));
    against.write(bar(APPLE, 0, "10", 2));

    assertDiffer(compare(), 1, new Differences(1, 0, 0, 1));
  }

  @Test
  void aVoidAgainstABarIsTold() {
    store.write(voided(APPLE, 0, 1));
    against.write(bar(APPLE, 0, "10", 1));

    assertDiffer(compare(), 1, new Differences(1, 0, 0, 1));
    assertThat(lines.get(1)).contains(" close=10 ").endsWith(" CLOSED void");
  }

  @Test
  void aRollUpThatWasTakenBackIsAsIfItHadNeverBeen() {
    StoredBar rollUp = rollUp(APPLE, 0, BarState.CLOSED);
    store.write(bar(APPLE, 0, "10"), rollUp);
    store.write(rollUp.withdrawn(1, BarState.CLOSED));
    against.write(bar(APPLE, 0, "10"));

    assertThat(compare().holds()).isTrue();
    against.write(rollUp);
    assertDiffer(compare(), 1, new Differences(0, 1, 0, 0));
  }

  @Test
  void aRollUpThatIsClosedInOneStoreOnlyIsTold() {
    store.write(rollUp(APPLE, 0, BarState.OPEN));
    against.write(rollUp(APPLE, 0, BarState.CLOSED));

    assertDiffer(compare(), 1, new Differences(1, 0, 0, 1));
    assertThat(lines.get(1))
        .startsWith("different AAPL@XNAS 5m 2026-01-05T14:30:00Z ROLLUP: expected ")
        .contains(" CLOSED ")
        .contains(" OPEN ");
  }

  @Test
  void originsAreKeysOfTheirOwn() {
    store.write(feed(Timeframe.M5, START, "10"));
    against.write(rollUp(APPLE, 0, BarState.CLOSED));

    assertDiffer(compare(), 1, new Differences(0, 1, 1, 0));
  }

  @Test
  void labelsThatDecideNothingMayDiffer() {
    StoredBar bar = bar(APPLE, 0, "10");
    store.write(bar);
    against.write(with(bar, AssetClass.CRYPTO, "another feed", "10.00"));

    assertThat(compare().holds()).isTrue();
  }

  private static StoredBar with(StoredBar bar, AssetClass assetClass, String source, String price) {
    Stamp stamp = (Stamp) bar.provenance();
    return new StoredBar(
        bar.key(),
        assetClass,
        bar.state(),
        TestingBars.flat(price),
        bar.version(),
        new Stamp(source, stamp.rank(), stamp.revision()));
  }

  @Test
  void anEmptyStoreLacksEverythingAndAFullOneHasAllOfItExtra() {
    against.write(TestingOutcome.ofBars(someBars()));

    assertDiffer(compare(), 5, new Differences(0, 8, 0, 0));
    assertDiffer(compare(against.store(), store.store(), MOST), 5, new Differences(0, 0, 8, 0));
  }

  @Test
  void soManyDifferencesAreToldAndHowManyThereAreMore() {
    for (int i = 0; i < 30; i++) {
      against.write(bar(APPLE, i, "10"));
    }

    assertDiffer(compare(store.store(), against.store(), 3), 1, new Differences(0, 30, 0, 0));
    assertThat(lines).hasSize(1 + 3 + 1);
    assertThat(lines.get(4)).isEqualTo("and 27 more rows");
  }

  @Test
  void oneDayOfOneInstrumentIsReadAgainAndNoOther() {
    List<StoredBar> read = new ArrayList<>();
    BarReader counting = (selection, consumer) -> store.store().bars().read(selection, read::add);
    BarReader handing =
        (selection, consumer) -> {
          read.clear();
          counting.read(selection, consumer);
          read.forEach(consumer);
        };
    store.write(TestingOutcome.ofBars(someBars()));
    against.write(TestingOutcome.ofBars(someBars()));
    against.write(bar(APPLE, 24 * 60 + 1, "1"));

    compare(new BarsOnly("counting", handing), against.store(), MOST);

    assertThat(read).containsExactly(bar(APPLE, 24 * 60, "11"));
  }

  @Test
  void rowsInOtherOrderAreTheSameRows() {
    store.write(TestingOutcome.ofBars(someBars()));
    List<StoredBar> shuffled = new ArrayList<>(someBars());
    Collections.shuffle(shuffled, new Random(3));

    assertThat(compare(store.store(), BarsOnly.of("shuffled", shuffled), MOST).holds()).isTrue();
    assertThat(lines).isEmpty();
  }

  /** A table that merges later, read without looking: its counts would pass for more bars. */
  @Test
  void aRowThatAStoreHandsOutTwiceIsTold() {
    store.write(bar(APPLE, 0, "10"));
    Store twice = BarsOnly.of("twice", List.of(bar(APPLE, 0, "10"), bar(APPLE, 0, "10")));

    assertDiffer(compare(twice, store.store(), MOST), 1, new Differences(1, 0, 0, 1));
    assertThat(lines.get(1)).contains(", was ").contains(" and ");
  }

  @Test
  void aStoreThatIsWrittenMeanwhileIsNotCalledEqual() {
    store.write(bar(APPLE, 0, "10"));
    BarReader late =
        (selection, consumer) -> {
          if (selection.symbol().isDefined()) {
            store.store().bars().read(selection, consumer);
          }
        };

    assertDiffer(
        compare(store.store(), new BarsOnly("late", late), MOST), 1, new Differences(1, 0, 0, 0));
    assertThat(lines.get(1)).contains("a store was written meanwhile");
  }

  @Test
  void aStoreIsNotComparedWithItself(@TempDir Path folder) {
    try (Store one = MemoryStore.open(folder);
        Store again = MemoryStore.open(folder)) {
      assertThatThrownBy(() -> compare(one, again, MOST))
          .isInstanceOfSatisfying(
              PortException.class, e -> assertThat(e.kind()).isEqualTo(FailureKind.MISCONFIGURED))
          .hasMessageContaining(one.id())
          .hasMessageContaining("expected another store");
    }
  }

  /** What is kept of a million seconds: a row for each day and side, and one digest at a time. */
  @Test
  void whatIsKeptGrowsWithTheDaysAndNotWithTheRows() {
    long seconds = 1_000_000;
    AtomicLong kept = new AtomicLong();

    Comparison found =
        new CompareStores(
                new BarsOnly("one", seconds(seconds)),
                new BarsOnly("other", seconds(seconds)),
                () -> new CountingSorter(kept))
            .run(MOST, lines::add);

    assertThat(found.holds()).isTrue();
    assertThat(found.store().bars().bars()).isEqualTo(seconds);
    assertThat(found.groups()).isEqualTo(12);
    assertThat(kept).hasValue(2 * 12);
  }

  private static BarReader seconds(long count) {
    Instant first = Instant.parse("2026-01-05T00:00:00Z");
    StoredBar any = bar(APPLE, 0, "10");
    return (selection, consumer) -> {
      for (long i = 0; i < count; i++) {
        BarKey key = new BarKey(APPLE, Timeframe.S1, first.plusSeconds(i), Origin.FEED);
        consumer.accept(statement(key, any.content(), 1).toStored());
      }
    };
  }

  /** A sorter that counts what it is given. */
  private static final class CountingSorter implements RowSorter {

    private final RowSorter inner = new MemoryRowSorter();
    private final AtomicLong count;

    CountingSorter(AtomicLong count) {
      this.count = count;
    }

    @Override
    public void add(String key, byte[] row) {
      count.incrementAndGet();
      inner.add(key, row);
    }

    @Override
    public void forEach(BiConsumer<String, byte[]> consumer) {
      inner.forEach(consumer);
    }

    @Override
    public void close() {
      inner.close();
    }
  }

  @Test
  void aRecordInQuarantineIsTheSameAtAnyPositionOfAnyLogHoweverOften() {
    store.write(
        TestingOutcome.ofQuarantine(
            quarantined("bars-a", 1, Option.none(), "{"),
            quarantined("bars-a", 2, line(7), "not a price")));
    against.write(
        TestingOutcome.ofQuarantine(
            quarantined("bars-b", 11, line(7), "not a price, issue 2"),
            quarantined("bars-b", 12, Option.none(), "{"),
            quarantined("bars-b", 13, Option.none(), "{")));

    Comparison found = compare();

    assertThat(found.holds()).isTrue();
    assertThat(found.quarantine()).isEqualTo(new Differences(2, 0, 0, 0));
    assertThat(List.of(found.store().quarantined(), found.against().quarantined()))
        .containsExactly(2L, 3L);
    assertThat(lines).isEmpty();
  }

  @Test
  void aRecordThatIsInQuarantineOnOneSideOnlyIsTold() {
    store.write(TestingOutcome.ofQuarantine(quarantined("bars-a", 1, Option.none(), "{")));
    against.write(TestingOutcome.ofQuarantine(quarantined("bars-b", 2, line(7), "{")));

    Comparison found = compare();

    assertThat(found.holds()).isFalse();
    assertThat(found.quarantine()).isEqualTo(new Differences(0, 1, 1, 0));
    assertThat(lines)
        .containsExactly(
            "missing quarantined " + SHA256 + ":7: expected it, was nothing",
            "extra quarantined bars-a/0/1: expected nothing, was there");
  }

  private static Option<FileLine> line(long number) {
    return Option.some(new FileLine(SHA256, number));
  }

  private static QuarantinedRecord quarantined(
      String topic, long offset, Option<FileLine> line, String value) {
    return new QuarantinedRecord(
        new Position(topic, 0, offset),
        START,
        line,
        "key".getBytes(StandardCharsets.UTF_8),
        value.getBytes(StandardCharsets.UTF_8),
        List.of(new Violation(ViolationCode.BAD_JSON, "", "JSON", value)));
  }

  /** A tie is found only while it stands: in another order the same statements are stale. */
  @Test
  void conflictsAreCountedAndDecideNothing() {
    store.write(
        TestingOutcome.ofConflicts(
            new Conflict(new Position("bars", 0, 9), bar(APPLE, 0, "11"), bar(APPLE, 0, "10"))));

    Comparison found = compare();

    assertThat(found.holds()).isTrue();
    assertThat(found.store().conflicts()).isEqualTo(1);
    assertThat(found.against().conflicts()).isZero();
  }

  @Test
  void instrumentsOfOneNameOnTwoVenuesAreTwo() {
    store.write(bar(new InstrumentId("AAPL", "XLON"), 0, "10"));
    against.write(bar(new InstrumentId("AAPL", "XNAS"), 0, "10"));

    assertDiffer(compare(), 2, new Differences(0, 1, 1, 0));
  }
}

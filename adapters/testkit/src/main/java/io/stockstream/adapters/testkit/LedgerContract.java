package io.stockstream.adapters.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.domain.merge.ClassCounts;
import io.stockstream.domain.statement.InputClass;
import io.stockstream.ports.store.BatchId;
import io.stockstream.ports.store.Ledger;
import io.stockstream.ports.store.LedgerEntry;
import io.stockstream.ports.store.OffsetRange;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The account of every batch. */
interface LedgerContract extends ContractParts {

  /** An entry of one record in one partition. */
  static LedgerEntry entry(String queryId, long number) {
    return entry(queryId, number, new OffsetRange("bars", 0, number, number + 1));
  }

  private static LedgerEntry entry(String queryId, long number, OffsetRange range) {
    return new LedgerEntry(
        new BatchId(queryId, number),
        List.of(range),
        Map.of(range.partition(), ClassCounts.NONE.plusOne(InputClass.ACCEPTED)),
        dates("2026-01-05"));
  }

  private static SortedSet<LocalDate> dates(String... dates) {
    SortedSet<LocalDate> parsed = new TreeSet<>();
    Set.of(dates).forEach(date -> parsed.add(LocalDate.parse(date)));
    return parsed;
  }

  private Ledger ledger() {
    return store().store().ledger();
  }

  private void write(LedgerEntry entry) {
    ledger().write(entry, store().fence());
  }

  @Test
  default void anEntryIsFoundAsItWasWritten() {
    Map<InputClass, Long> everyClass = new EnumMap<>(InputClass.class);
    for (InputClass inputClass : InputClass.values()) {
      everyClass.put(inputClass, 3_000_000_000L + inputClass.ordinal());
    }
    LedgerEntry entry =
        new LedgerEntry(
            new BatchId("6f1c'; DROP TABLE ledger;--", Long.MAX_VALUE),
            List.of(new OffsetRange("bars", 0, 0, 4), new OffsetRange("bars", 2, 5, 5)),
            Map.of(0, new ClassCounts(everyClass)),
            dates("1900-01-01", "1969-12-31", "2026-01-05", "2199-12-31"));
    write(entry);

    LedgerEntry found = ledger().find(entry.batch()).orElseThrow();
    assertThat(found).isEqualTo(entry);
    assertThat(found.account()).isEqualTo(entry.account());
    assertThat(ledger().entries()).containsExactly(entry);
  }

  @Test
  default void aBatchOfNothingIsFoundToo() {
    LedgerEntry entry = new LedgerEntry(new BatchId("q", 0), List.of(), Map.of(), new TreeSet<>());
    write(entry);

    assertThat(ledger().find(entry.batch())).contains(entry);
    assertThat(ledger().entries()).containsExactly(entry);
  }

  @Test
  default void aBatchThatWasNotWrittenIsNotFound() {
    write(entry("q", 0));

    assertThat(ledger().find(new BatchId("q", 1))).isEmpty();
    assertThat(ledger().find(new BatchId("another", 0))).isEmpty();
  }

  @Test
  default void entriesComeInTheOrderInWhichTheyWereWritten() {
    List<LedgerEntry> entries =
        List.of(entry("z", 9), entry("z", 10), entry("a", 0), entry("a", 1));
    entries.forEach(this::write);

    assertThat(ledger().entries()).isEqualTo(entries);
    store().reopen();
    write(entry("a", 2));
    assertThat(ledger().entries()).startsWith(entries.get(0)).endsWith(entry("a", 2)).hasSize(5);
  }

  @Test
  default void aBatchThatIsThereStaysAsItIs() {
    LedgerEntry first = entry("q", 0);
    write(first);
    write(entry("q", 0, new OffsetRange("bars", 3, 100, 200)));

    assertThat(ledger().entries()).containsExactly(first);
    assertThat(ledger().known("bars")).containsExactly(new OffsetRange("bars", 0, 0, 1));
  }

  @Test
  default void whatIsKnownOfATopicSpansAllQueries() {
    write(entry("a", 0, new OffsetRange("bars", 1, 10, 20)));
    write(entry("a", 1, new OffsetRange("bars", 1, 20, 35)));
    write(entry("b", 0, new OffsetRange("bars", 1, 5, 12)));
    write(entry("b", 1, new OffsetRange("bars", 0, 0, 7)));
    write(entry("b", 2, new OffsetRange("other", 0, 3, 4)));

    assertThat(ledger().known("bars"))
        .containsExactly(new OffsetRange("bars", 0, 0, 7), new OffsetRange("bars", 1, 5, 35));
    assertThat(ledger().known("other")).containsExactly(new OffsetRange("other", 0, 3, 4));
    assertThat(ledger().known("nobody's")).isEmpty();
  }

  private static LedgerEntry naming(String queryId, long number, String... dates) {
    LedgerEntry entry = entry(queryId, number);
    return new LedgerEntry(entry.batch(), entry.ranges(), entry.classes(), dates(dates));
  }

  @Test
  default void theChangeFeedGivesEachDateThePositionOfTheLastEntryThatNamesIt() {
    assertThat(ledger().changes(Ledger.BEGINNING)).isEmpty();
    write(naming("a", 0, "2026-01-05", "2026-01-06"));
    SortedMap<LocalDate, Long> before = ledger().changes(Ledger.BEGINNING);
    assertThat(before.keySet()).isEqualTo(dates("2026-01-05", "2026-01-06"));
    assertThat(before.values()).allMatch(position -> position > 0);

    store().reopen();
    write(naming("another", 0, "2026-01-06", "1969-12-31"));
    write(naming("another", 1));

    SortedMap<LocalDate, Long> after = ledger().changes(Ledger.BEGINNING);
    LocalDate untouched = LocalDate.parse("2026-01-05");
    LocalDate touched = LocalDate.parse("2026-01-06");
    assertThat(after).hasSize(3).containsEntry(untouched, before.get(untouched));
    assertThat(after.get(touched)).isGreaterThan(before.get(touched));
    assertThat(after.get(LocalDate.parse("1969-12-31"))).isEqualTo(after.get(touched));
  }

  @Test
  default void aBatchThatIsWrittenAgainChangesNoPosition() {
    write(naming("a", 0, "2026-01-05"));
    write(naming("a", 1, "2026-01-06"));
    SortedMap<LocalDate, Long> before = ledger().changes(Ledger.BEGINNING);

    write(naming("a", 0, "2026-01-05"));

    assertThat(ledger().changes(Ledger.BEGINNING)).isEqualTo(before);
  }

  @Test
  default void theBatchesOfTwoCheckpointsDoNotMix() {
    write(entry("a", 0));
    write(entry("b", 0, new OffsetRange("bars", 0, 50, 51)));

    assertThat(ledger().find(new BatchId("a", 0))).contains(entry("a", 0));
    assertThat(ledger().entries()).hasSize(2);
  }

  @Test
  default void changesAreTheDatesOfEveryBatchSince() {
    SortedMap<LocalDate, Long> none = ledger().changes(Ledger.BEGINNING);
    write(onDates("a", 0, "2026-01-05", "1969-12-31"));
    write(onDates("a", 1, "2026-01-05", "2026-01-06"));
    SortedMap<LocalDate, Long> first = ledger().changes(Ledger.BEGINNING);
    write(onDates("a", 0, "2026-01-05", "1969-12-31"));
    write(onDates("b", 0));
    write(onDates("b", 1, "2026-01-07"));
    store().reopen();
    SortedMap<LocalDate, Long> second = ledger().changes(last(first));

    assertThat(none).isEmpty();
    assertThat(first.keySet()).isEqualTo(dates("1969-12-31", "2026-01-05", "2026-01-06"));
    assertThat(second.keySet()).isEqualTo(dates("2026-01-07"));
    assertThat(ledger().changes(last(second))).isEmpty();
  }

  private static long last(SortedMap<LocalDate, Long> changes) {
    return Collections.max(changes.values());
  }

  private static LedgerEntry onDates(String query, long number, String... dates) {
    return new LedgerEntry(new BatchId(query, number), List.of(), Map.of(), dates(dates));
  }
}

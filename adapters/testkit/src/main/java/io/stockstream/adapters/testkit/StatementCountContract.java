package io.stockstream.adapters.testkit;

import static io.stockstream.adapters.testkit.TestingBars.APPLE;
import static io.stockstream.adapters.testkit.TestingBars.TESLA;
import static io.stockstream.adapters.testkit.TestingBars.instrument;
import static io.stockstream.adapters.testkit.TestingWarehouse.MONDAY;
import static io.stockstream.adapters.testkit.TestingWarehouse.TUESDAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.domain.calendar.DateRange;
import io.stockstream.domain.merge.ClassCounts;
import io.stockstream.domain.merge.CountKey;
import io.stockstream.domain.merge.StatementCounts;
import io.stockstream.domain.merge.Tally;
import io.stockstream.domain.merge.Tally.Judged;
import io.stockstream.domain.statement.InputClass;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How many statements there were. */
interface StatementCountContract extends ContractParts {

  CountKey KEY = new CountKey(APPLE, MONDAY, "bars", 3);

  private static Tally accepted(CountKey key, long... offsets) {
    return new Tally(
        key,
        Arrays.stream(offsets)
            .mapToObj(offset -> new Judged(offset, InputClass.ACCEPTED, false))
            .toList());
  }

  private static StatementCounts counted(CountKey key, long until, long accepted) {
    return new StatementCounts(
        key, until, new ClassCounts(Map.of(InputClass.ACCEPTED, accepted)), 0);
  }

  private List<StatementCounts> counts() {
    return store().statementCounts(DateRange.ALWAYS);
  }

  @Test
  default void nothingIsCountedAtFirst() {
    assertThat(counts()).isEmpty();
  }

  @Test
  default void aStatementIsCountedOnceHoweverOftenItIsWritten() {
    store().write(TestingOutcome.ofTallies(accepted(KEY, 5, 6, 9)));
    store().write(TestingOutcome.ofTallies(accepted(KEY, 5, 6, 9)));
    assertThat(counts()).containsExactly(counted(KEY, 10, 3));

    store().reopen();
    store().write(TestingOutcome.ofTallies(accepted(KEY, 9, 10), accepted(otherDate(), 11)));
    store().write(TestingOutcome.ofTallies(accepted(KEY, 6)));
    assertThat(counts())
        .containsExactlyInAnyOrder(counted(KEY, 11, 4), counted(otherDate(), 12, 1));
  }

  private static CountKey otherDate() {
    return new CountKey(APPLE, TUESDAY, "bars", 3);
  }

  /** As it was judged first: a second run of its batch finds it stored, and judges otherwise. */
  @Test
  default void theFirstJudgementStays() {
    store().write(TestingOutcome.ofTallies(accepted(KEY, 0)));
    store()
        .write(
            TestingOutcome.ofTallies(
                new Tally(
                    KEY,
                    List.of(
                        new Judged(0, InputClass.DUPLICATE, true),
                        new Judged(1, InputClass.STALE, true)))));

    assertThat(counts())
        .containsExactly(
            new StatementCounts(
                KEY, 2, new ClassCounts(Map.of(InputClass.ACCEPTED, 1L, InputClass.STALE, 1L)), 1));
  }

  @Test
  default void everyClassIsKept() {
    List<InputClass> classes =
        Arrays.stream(InputClass.values()).filter(c -> c != InputClass.CONTROL).toList();
    Tally tally =
        new Tally(
            KEY,
            classes.stream().map(c -> new Judged(c.ordinal(), c, c != InputClass.STALE)).toList());

    store().write(TestingOutcome.ofTallies(tally));

    assertThat(counts()).hasSize(1);
    assertThat(classes).hasSize(6).allMatch(c -> counts().get(0).classes().of(c) == 1);
    assertThat(counts().get(0).late()).isEqualTo(5);
  }

  @Test
  default void keysAreApart() {
    List<CountKey> keys =
        List.of(
            KEY,
            new CountKey(TESLA, MONDAY, "bars", 3),
            new CountKey(instrument("it's; -- \\ 株式"), MONDAY, "bars", 3),
            new CountKey(APPLE, LocalDate.parse("1931-02-03"), "bars", 3),
            new CountKey(APPLE, MONDAY, "others'", 3),
            new CountKey(APPLE, MONDAY, "bars", 4));

    store()
        .write(
            TestingOutcome.ofTallies(
                keys.stream().map(key -> accepted(key, 1)).toArray(Tally[]::new)));

    assertThat(counts())
        .containsExactlyInAnyOrderElementsOf(keys.stream().map(key -> counted(key, 2, 1)).toList());
  }

  @Test
  default void onlyTheDatesAskedForAreRead() {
    store().write(TestingOutcome.ofTallies(accepted(KEY, 1), accepted(otherDate(), 2)));

    assertThat(store().statementCounts(new DateRange(TUESDAY, TUESDAY)))
        .containsExactly(counted(otherDate(), 3, 1));
    assertThat(store().statementCounts(new DateRange(MONDAY, TUESDAY))).hasSize(2);
  }
}

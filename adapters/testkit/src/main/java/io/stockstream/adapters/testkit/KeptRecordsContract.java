package io.stockstream.adapters.testkit;

import static io.stockstream.adapters.testkit.TestingBars.APPLE;
import static io.stockstream.adapters.testkit.TestingBars.START;
import static io.stockstream.adapters.testkit.TestingBars.TESLA;
import static io.stockstream.adapters.testkit.TestingBars.bar;
import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.domain.bar.InstrumentId;
import io.stockstream.domain.bar.Violation;
import io.stockstream.domain.bar.ViolationCode;
import io.stockstream.domain.merge.Conflict;
import io.stockstream.domain.merge.Position;
import io.stockstream.domain.statement.FileLine;
import io.stockstream.domain.statement.StoredBar;
import io.stockstream.ports.store.QuarantinedRecord;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Conflicts and quarantine, each kept once. */
interface KeptRecordsContract extends ContractParts {

  String SHA256 = "0123456789abcdef".repeat(4);

  /** A live feed's record at an offset. */
  static QuarantinedRecord quarantined(long offset) {
    return quarantined(offset, Option.none());
  }

  private static QuarantinedRecord quarantined(long offset, Option<FileLine> line) {
    return new QuarantinedRecord(
        new Position("bars", 0, offset),
        START,
        line,
        new byte[] {1},
        new byte[] {2},
        List.of(new Violation(ViolationCode.BAD_JSON, "", "JSON", "offset " + offset)));
  }

  private static Option<FileLine> line(long number) {
    return Option.some(new FileLine(SHA256, number));
  }

  private void isReadBack(QuarantinedRecord... records) {
    store().write(TestingOutcome.ofQuarantine(records));

    // Comparing a million bytes one by one, each with its path, would take ten seconds and more.
    assertThat(store().quarantine())
        .usingRecursiveComparison()
        .withEqualsForType(Arrays::equals, byte[].class)
        .isEqualTo(List.of(records));
  }

  @Test
  default void aQuarantinedRecordIsReadBackWhole() {
    byte[] everyByte = new byte[256];
    for (int i = 0; i < everyByte.length; i++) {
      everyByte[i] = (byte) i;
    }
    List<Violation> violations = new ArrayList<>();
    for (ViolationCode code : ViolationCode.values()) {
      violations.add(
          new Violation(code, "field", "less than '1'", "\"\uD83D\uDE80\" \\ \n\t\u0001"));
    }

    isReadBack(
        new QuarantinedRecord(
            new Position("a topic's name", Integer.MAX_VALUE - 1, Long.MAX_VALUE),
            Instant.parse("2026-01-05T14:30:00.123456Z"),
            Option.some(new FileLine(SHA256, Long.MAX_VALUE)),
            everyByte,
            everyByte,
            violations));
  }

  @Test
  default void anEmptyRecordIsReadBackAsEmpty() {
    isReadBack(
        new QuarantinedRecord(
            new Position("bars", 0, 0),
            Instant.parse("1969-12-31T23:59:59.999Z"),
            Option.none(),
            new byte[0],
            new byte[0],
            List.of(new Violation(ViolationCode.EMPTY, "", "bytes", ""))));
  }

  @Test
  default void aLargeRecordIsReadBackWhole() {
    byte[] value = new byte[1_000_000];
    value[value.length - 1] = 1;

    isReadBack(
        new QuarantinedRecord(
            new Position("bars", 0, 0),
            START,
            Option.none(),
            new byte[0],
            value,
            quarantined(0).violations()));
  }

  @Test
  default void quarantinedRecordsAreReadInTheOrderOfTheirPositions() {
    store().write(TestingOutcome.ofQuarantine(quarantined(10), quarantined(2), quarantined(1)));
    store().write(TestingOutcome.ofQuarantine(quarantined(3), quarantined(2)));

    assertThat(store().quarantine())
        .extracting(record -> record.position().offset())
        .containsExactly(1L, 2L, 3L, 10L);
  }

  @Test
  default void aLineOfAFileIsOneRecordHoweverOftenItIsReplayed() {
    store().write(TestingOutcome.ofQuarantine(quarantined(1, line(7)), quarantined(2, line(8))));
    store().write(TestingOutcome.ofQuarantine(quarantined(3, line(7))));

    List<QuarantinedRecord> kept = store().quarantine();
    assertThat(kept)
        .extracting(QuarantinedRecord::id)
        .containsExactlyInAnyOrder(SHA256 + ":7", SHA256 + ":8");
    long offset = has(Capability.KEEPS_FIRST_OF_IDENTITY) ? 1 : 3;
    assertThat(store().store().quarantine().find(SHA256 + ":7").orElseThrow())
        .usingRecursiveComparison()
        .isEqualTo(quarantined(offset, line(7)));
  }

  @Test
  default void aLineOfAFileTwiceInOneWriteIsOneRecord() {
    store().write(TestingOutcome.ofQuarantine(quarantined(1, line(7)), quarantined(3, line(7))));

    long offset = has(Capability.KEEPS_FIRST_OF_IDENTITY) ? 1 : 3;
    assertThat(store().quarantine())
        .usingRecursiveComparison()
        .isEqualTo(List.of(quarantined(offset, line(7))));
  }

  @Test
  default void aQuarantinedRecordIsFoundByItsIdentity() {
    store().write(TestingOutcome.ofQuarantine(quarantined(1), quarantined(2, line(7))));

    assertThat(store().store().quarantine().find("bars/0/1")).isPresent();
    assertThat(store().store().quarantine().find(SHA256 + ":7")).isPresent();
    assertThat(store().store().quarantine().find("bars/0/2")).isEmpty();
    assertThat(store().store().quarantine().find("' OR 1=1 --")).isEmpty();
  }

  /** Returns the conflict of two statements, whichever of them stands. */
  static Conflict conflict(Position position, StoredBar a, StoredBar b) {
    StoredBar stands = StoredBar.revise(a, b);
    return new Conflict(position, stands, stands == a ? b : a);
  }

  /** Three prices that one revision states of a minute, in the order of their versions. */
  private static List<StoredBar> tied(InstrumentId instrument) {
    return Stream.of("10", "11", "12")
        .map(price -> bar(instrument, 0, price))
        .sorted(Comparator.comparing(StoredBar::version))
        .toList();
  }

  @Test
  default void conflictsAreReadBackWholeInTheOrderOfTheirPositions() {
    List<StoredBar> apple = tied(APPLE);
    List<StoredBar> tesla = tied(TESLA);
    Conflict second = new Conflict(new Position("bars", 0, 9), apple.get(2), apple.get(1));
    Conflict third = new Conflict(new Position("bars", 1, 2), tesla.get(1), tesla.get(0));
    Conflict first = new Conflict(new Position("a topic", 7, 7), apple.get(2), apple.get(0));

    store().write(TestingOutcome.ofConflicts(third, second));
    store().write(TestingOutcome.ofConflicts(first));

    assertThat(store().conflicts()).containsExactly(first, second, third);
  }

  @Test
  default void aConflictIsKeptOnce() {
    List<StoredBar> tied = tied(APPLE);
    Conflict conflict = new Conflict(new Position("bars", 0, 9), tied.get(1), tied.get(0));

    store().write(TestingOutcome.ofConflicts(conflict));
    store().write(TestingOutcome.ofConflicts(conflict));

    assertThat(store().conflicts()).containsExactly(conflict);
    assertThat(store().bars()).isEmpty();
  }

  /** The second run of a crashed batch pairs each loser with the last winner. */
  @Test
  default void whatIsKeptOfATieDoesNotDependOnThePairsInWhichItWasFound() {
    List<StoredBar> tied = tied(APPLE);
    Position at2 = new Position("bars", 0, 2);
    Position at3 = new Position("bars", 0, 3);

    store()
        .write(
            TestingOutcome.ofConflicts(
                new Conflict(at2, tied.get(1), tied.get(0)),
                new Conflict(at3, tied.get(2), tied.get(1))));
    List<Conflict> firstRun = store().conflicts();
    store()
        .write(
            TestingOutcome.ofConflicts(
                new Conflict(new Position("bars", 0, 1), tied.get(2), tied.get(0)),
                new Conflict(at2, tied.get(2), tied.get(1))));

    assertThat(firstRun)
        .containsExactly(
            new Conflict(at2, tied.get(2), tied.get(0)),
            new Conflict(at3, tied.get(2), tied.get(1)));
    assertThat(store().conflicts()).isEqualTo(firstRun);
  }

  @Test
  default void statementsOfTwoRevisionsAreNotTied() {
    Conflict first =
        new Conflict(new Position("bars", 0, 2), tied(APPLE).get(2), tied(APPLE).get(1));
    Conflict second =
        conflict(new Position("bars", 0, 4), bar(APPLE, 0, "10", 2), bar(APPLE, 0, "11", 2));

    store().write(TestingOutcome.ofConflicts(first, second));

    assertThat(store().conflicts()).containsExactly(first, second);
  }
}

package io.stockstream.domain.merge;

import static io.stockstream.domain.TestingBars.APPLE;
import static io.stockstream.domain.TestingBars.closed;
import static io.stockstream.domain.TestingBars.feed;
import static io.stockstream.domain.TestingBars.flat;
import static io.stockstream.domain.TestingBars.ohlcv;
import static io.stockstream.domain.TestingBars.open;
import static io.stockstream.domain.TestingBars.received;
import static io.stockstream.domain.TestingBars.rollUp;
import static io.stockstream.domain.TestingBars.statement;
import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.domain.Claims;
import io.stockstream.domain.bar.BarKey;
import io.stockstream.domain.bar.BarState;
import io.stockstream.domain.bar.Content;
import io.stockstream.domain.bar.Interval;
import io.stockstream.domain.bar.Origin;
import io.stockstream.domain.bar.Timeframe;
import io.stockstream.domain.bar.Voided;
import io.stockstream.domain.calendar.UtcDays;
import io.stockstream.domain.calendar.WeeklySessions;
import io.stockstream.domain.rollup.Clock;
import io.stockstream.domain.rollup.InstrumentRules;
import io.stockstream.domain.rollup.Ladder;
import io.stockstream.domain.rollup.Windows;
import io.stockstream.domain.statement.Heartbeat;
import io.stockstream.domain.statement.InputClass;
import io.stockstream.domain.statement.Message;
import io.stockstream.domain.statement.Recompute;
import io.stockstream.domain.statement.Statement;
import io.stockstream.domain.statement.StoredBar;
import io.vavr.test.Gen;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class MergeTest {

  private static final String START = "2026-01-05T14:30:00Z";
  private static final Content CALM = flat("100", "10");
  private static final InstrumentRules UTC = InstrumentRules.DEFAULT;
  private static final List<Timeframe> RUNGS = Ladder.DEFAULT.rungs();

  private final MemoryBarStore store = MemoryBarStore.of(UTC);

  @Test
  void aCorrectionThatLowersAHighAndAVolumeIsObeyedAtEveryRung() {
    store.take(
        List.of(
            closed(START, CALM, 1),
            closed("2026-01-05T14:31:00Z", ohlcv("100", "999", "100", "100", "5000"), 1),
            closed("2026-01-05T14:32:00Z", CALM, 1)));

    Decision decision =
        store.take(
            List.of(closed("2026-01-05T14:31:00Z", ohlcv("100", "101", "100", "100", "7"), 2)));

    assertThat(decision.classes()).containsExactly(InputClass.CORRECTION);
    assertThat(RUNGS)
        .allSatisfy(
            rung ->
                assertThat(at(rung).content()).isEqualTo(ohlcv("100", "101", "100", "100", "27")));
  }

  @Test
  void correctionsUpAndDownAreObeyedAtEveryRung() {
    Claims.holds(300, CORRECTIONS, everyRungHasTheLastWord(Merge::decide));
  }

  @Test
  void theCorrectionCheckCatchesIncrements() {
    Claims.breaks(300, CORRECTIONS, everyRungHasTheLastWord(WrongDeciders::increments));
  }

  private static Consumer<List<Integer>> everyRungHasTheLastWord(Decider decider) {
    return volumes -> {
      MemoryBarStore store = new MemoryBarStore(UTC, decider);
      for (int i = 0; i < volumes.size(); i++) {
        store.take(List.of(closed(START, flat(volumes.get(i) + "", volumes.get(i) + ""), i)));
      }

      String last = volumes.get(volumes.size() - 1).toString();
      for (Timeframe rung : RUNGS) {
        assertThat(store.get(key(rung)).content()).isEqualTo(flat(last, last));
      }
    };
  }

  private static final Gen<List<Integer>> CORRECTIONS =
      random -> random.ints(1 + random.nextInt(5), 1, 10).boxed().toList();

  @Test
  void aVoidTakesABarOutOfEveryRung() {
    store.take(List.of(closed(START, flat("7", "1"), 1), closed("2026-01-05T14:31:00Z", CALM, 1)));

    store.take(List.of(closed(START, Voided.VOID, 2)));

    assertThat(RUNGS).allSatisfy(rung -> assertThat(at(rung).content()).isEqualTo(CALM));
    assertThat(store.get(feed(Timeframe.M1, Instant.parse(START))).isVoid()).isTrue();
  }

  @Test
  void ofAConflictTheGreaterHashStandsAndBothAreReported() {
    Statement one = closed(START, flat("100", "1"), 1);
    Statement other = closed(START, flat("101", "1"), 1);
    boolean oneIsGreater =
        Integer.compareUnsigned(one.content().hash(), other.content().hash()) > 0;
    StoredBar greater = (oneIsGreater ? one : other).toStored();
    StoredBar lesser = (oneIsGreater ? other : one).toStored();

    for (List<Statement> order : List.of(List.of(one, other), List.of(other, one))) {
      Decision decision = MemoryBarStore.of(UTC).take(order);

      assertThat(decision.classes()).containsExactly(InputClass.ACCEPTED, InputClass.CONFLICT);
      assertThat(decision.conflicts())
          .containsExactly(new Conflict(new Position("bars", 0, 1), greater, lesser));
      assertThat(decision.changed()).contains(greater).doesNotContain(lesser);
    }
  }

  @Test
  void everyStatementThatCameToStandIsHistoryAndARepeatIsNot() {
    Statement first = open(START, flat("100", "1"), 1);
    Statement late = open(START, flat("99", "1"), 0);
    Statement second = closed(START, flat("101", "1"), 2);

    Decision decision = store.take(List.of(first, late, second));

    assertThat(decision.accepted())
        .extracting(Accepted::bar)
        .containsExactly(first.toStored(), second.toStored());
    assertThat(decision.accepted())
        .extracting(accepted -> accepted.position().offset())
        .containsExactly(0L, 2L);
    assertThat(store.take(List.of(first, late, second)).accepted()).isEmpty();
  }

  @Test
  void aHeartbeatClosesWhatIsOverWithoutAnyInput() {
    store.take(List.of(open(START, CALM, 1)));

    Decision decision = store.take(List.of(heartbeat("2026-01-05T14:50:00Z")));

    assertThat(decision.classes()).isEmpty();
    assertThat(decision.changed())
        .extracting(StoredBar::key)
        .containsExactlyInAnyOrder(key(Timeframe.M5), key(Timeframe.M15));
    assertThat(at(Timeframe.M15).state()).isEqualTo(BarState.CLOSED);
    assertThat(at(Timeframe.H1).state()).isEqualTo(BarState.OPEN);
    assertThat(decision.dates()).containsExactly(LocalDate.parse("2026-01-05"));
    assertThat(decision.clock()).isEqualTo(Clock.UNSET);
  }

  @Test
  void aLaterBarClosesTheWindowsBeforeIt() {
    store.take(List.of(open(START, CALM, 1)));

    store.take(List.of(open("2026-01-06T00:00:00Z", CALM, 1)));

    assertThat(RUNGS).allSatisfy(rung -> assertThat(at(rung).state()).isEqualTo(BarState.CLOSED));
  }

  @Test
  void aLatePartRevisesAClosedWindowAndLeavesItClosed() {
    store.take(List.of(closed(START, CALM, 1), heartbeat("2026-01-07T00:00:00Z")));

    store.take(List.of(open("2026-01-05T14:31:00Z", flat("50", "1"), 1)));

    assertThat(RUNGS)
        .allSatisfy(
            rung -> {
              assertThat(at(rung).state()).isEqualTo(BarState.CLOSED);
              assertThat(at(rung).content()).isEqualTo(ohlcv("100", "100", "50", "50", "11"));
            });
  }

  @Test
  void barsOfOtherTimeframesAreKeptAndDoNotClimb() {
    Instant day = Instant.parse("2026-01-05T00:00:00Z");
    Statement daily = statement(feed(Timeframe.D1, day), BarState.CLOSED, CALM, 64, 1);

    Decision decision = store.take(List.of(daily));

    assertThat(decision.changed()).containsExactly(daily.toStored());
    assertThat(decision.dates()).containsExactly(LocalDate.parse("2026-01-05"));
  }

  @Test
  void theVenuesOwnDayAndTheFoldedOneAreTwoFacts() {
    Instant day = Instant.parse("2026-01-05T00:00:00Z");

    store.take(
        List.of(
            statement(feed(Timeframe.D1, day), BarState.CLOSED, flat("55", "1"), 64, 1),
            closed(START, CALM, 1)));

    assertThat(store.get(feed(Timeframe.D1, day)).content()).isEqualTo(flat("55", "1"));
    assertThat(store.get(rollUp(Timeframe.D1, day)).content()).isEqualTo(CALM);
  }

  private static final InstrumentRules SESSIONS_OF_A_LATER_EDITION =
      new InstrumentRules(
          UTC.priceRule(),
          new Windows(
              Ladder.DEFAULT,
              WeeklySessions.weekdays("XNYS", "America/New_York", "09:30", "16:00")),
          UTC.edition() + 1);

  private static Recompute recompute(String from, Duration length) {
    Instant start = Instant.parse(from);
    return new Recompute(APPLE, new Interval(start, start.plus(length)));
  }

  private Decision recomputed(Recompute recompute) {
    MemoryBarStore later = store.under(SESSIONS_OF_A_LATER_EDITION);
    return later.take(List.of(recompute));
  }

  @Test
  void aRecomputeFoldsAnewByTheRulesOfALaterEdition() {
    store.take(List.of(closed(START, CALM, 1), heartbeat("2026-01-07T00:00:00Z")));
    BarKey utcDay = rollUp(Timeframe.D1, "2026-01-05T00:00:00Z");
    Map<BarKey, StoredBar> before = Map.copyOf(store.rows());

    Decision decision = recomputed(recompute("2026-01-05T14:31:00Z", Duration.ofSeconds(1)));

    assertThat(decision.classes()).containsExactly(InputClass.CONTROL);
    assertThat(decision.changed())
        .extracting(StoredBar::key)
        .containsExactly(
            key(Timeframe.M5),
            key(Timeframe.M15),
            rollUp(Timeframe.H1, "2026-01-05T14:00:00Z"),
            rollUp(Timeframe.D1, START),
            utcDay);
    assertThat(decision.changed())
        .allSatisfy(
            row -> {
              assertThat(row.edition()).isEqualTo(SESSIONS_OF_A_LATER_EDITION.edition());
              StoredBar old = before.get(row.key());
              assertThat(old == null || row.version().compareTo(old.version()) > 0).isTrue();
              assertThat(row.isWithdrawn()).isEqualTo(row.key().equals(utcDay));
            });
  }

  @Test
  void aRecomputeLeavesTheWindowsBesideItsIntervalAsTheyAre() {
    store.take(
        List.of(
            closed("2026-01-04T23:59:00Z", CALM, 1),
            closed(START, CALM, 1),
            closed("2026-01-06T00:00:00Z", CALM, 1)));

    Decision decision = recomputed(recompute("2026-01-05T00:00:00Z", Duration.ofDays(1)));

    assertThat(decision.changed())
        .filteredOn(row -> row.key().timeframe() == Timeframe.D1)
        .extracting(StoredBar::key)
        .containsExactlyInAnyOrder(
            rollUp(Timeframe.D1, "2026-01-05T00:00:00Z"), rollUp(Timeframe.D1, START));
  }

  @Test
  void aWindowThatLostItsPartsIsTakenBackUntilOneComes() {
    InstrumentRules longer =
        InstrumentRules.of(
            Ladder.DEFAULT, WeeklySessions.weekdays("XNYS", "America/New_York", "09:30", "18:00"));
    MemoryBarStore old = MemoryBarStore.of(longer);
    old.take(List.of(closed("2026-01-05T22:00:00Z", CALM, 1)));
    BarKey day = rollUp(Timeframe.D1, START);
    MemoryBarStore later = old.under(SESSIONS_OF_A_LATER_EDITION);

    later.take(List.of(recompute("2026-01-05T14:30:00Z", Duration.ofHours(9))));
    StoredBar without = later.get(day);
    later.take(List.of(closed(START, CALM, 1)));

    assertThat(old.get(day).content()).isEqualTo(CALM);
    assertThat(without.isWithdrawn()).isTrue();
    assertThat(later.get(day).content()).isEqualTo(CALM);
    assertThat(later.get(day).isWithdrawn()).isFalse();
  }

  @Test
  void afterARecomputeOfAllTheStoreIsAsIfTheLaterRulesHadBeenThereFromTheStart() {
    Claims.holds(
        200,
        SPREAD,
        minutes -> {
          List<Message> said = new ArrayList<>();
          for (int minute : minutes) {
            Instant at = Instant.parse("2026-01-04T00:00:00Z").plusSeconds(60L * minute);
            said.add(closed(at.toString(), flat(minute + 1 + "", "1"), minute));
          }
          MemoryBarStore old = MemoryBarStore.of(UTC);
          said.forEach(each -> old.take(List.of(each)));
          MemoryBarStore later = old.under(SESSIONS_OF_A_LATER_EDITION);
          later.take(List.of(recompute("2026-01-04T00:00:00Z", Duration.ofDays(4))));
          MemoryBarStore fresh = MemoryBarStore.of(SESSIONS_OF_A_LATER_EDITION);
          fresh.take(said);

          assertThat(later.rows().values())
              .filteredOn(row -> !row.isWithdrawn())
              .containsExactlyInAnyOrderElementsOf(fresh.rows().values());
          assertThat(later.take(List.of(recompute("2026-01-04T00:00:00Z", Duration.ofDays(4)))))
              .extracting(Decision::changed, InstanceOfAssertFactories.COLLECTION)
              .isEmpty();
        });
  }

  /** Minutes of four days. */
  private static final Gen<List<Integer>> SPREAD =
      random -> random.ints(1 + random.nextInt(12), 0, 4 * 1_440).boxed().distinct().toList();

  @Test
  void aPlanAsksForTheBarItsWindowsAndTheirParts() {
    InstrumentRules rules =
        InstrumentRules.of(
            new Ladder(Timeframe.M1, List.of(Timeframe.M5, Timeframe.M15)), new UtcDays());

    ReadPlan plan = Merge.plan(APPLE, rules, received(List.of(closed(START, CALM, 1))));

    assertThat(plan.stretches())
        .containsExactlyInAnyOrder(
            stretch(Timeframe.M1, Origin.FEED, 5),
            stretch(Timeframe.M5, Origin.ROLLUP, 15),
            stretch(Timeframe.M15, Origin.ROLLUP, 15));
  }

  private static Stretch stretch(Timeframe timeframe, Origin origin, int minutes) {
    Instant from = Instant.parse(START);
    return new Stretch(timeframe, origin, new Interval(from, from.plusSeconds(60L * minutes)));
  }

  @Test
  void statementsOfOneBatchAreJudgedInTheirOrder() {
    List<Message> batch =
        List.of(
            open(START, CALM, 2),
            open(START, flat("1", "1"), 1),
            open(START, CALM, 3),
            closed(START, flat("2", "2"), 4),
            closed(START, flat("3", "3"), 5));

    assertThat(store.take(batch).classes())
        .containsExactly(
            InputClass.ACCEPTED,
            InputClass.STALE,
            InputClass.DUPLICATE,
            InputClass.ACCEPTED,
            InputClass.CORRECTION);
  }

  private StoredBar at(Timeframe rung) {
    return store.get(key(rung));
  }

  private static BarKey key(Timeframe rung) {
    return rollUp(rung, rung.floor(Instant.parse(START)));
  }

  private static Heartbeat heartbeat(String time) {
    return new Heartbeat("XNAS", Instant.parse(time), "feed");
  }
}

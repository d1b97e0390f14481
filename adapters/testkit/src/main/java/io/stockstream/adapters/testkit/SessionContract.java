package io.stockstream.adapters.testkit;

import static io.stockstream.adapters.testkit.TestingBars.APPLE;
import static io.stockstream.adapters.testkit.TestingBars.START;
import static io.stockstream.adapters.testkit.TestingBars.TESLA;
import static io.stockstream.adapters.testkit.TestingBars.VENUE;
import static io.stockstream.adapters.testkit.TestingBars.bar;
import static io.stockstream.adapters.testkit.TestingBars.instrument;
import static io.stockstream.adapters.testkit.TestingBars.key;
import static io.stockstream.adapters.testkit.TestingBars.minute;
import static io.stockstream.adapters.testkit.TestingBars.rollUp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stockstream.domain.bar.BarKey;
import io.stockstream.domain.bar.BarState;
import io.stockstream.domain.bar.InstrumentId;
import io.stockstream.domain.bar.Origin;
import io.stockstream.domain.bar.Timeframe;
import io.stockstream.domain.merge.Conflict;
import io.stockstream.domain.merge.Existing;
import io.stockstream.domain.merge.Position;
import io.stockstream.domain.merge.ReadPlan;
import io.stockstream.domain.rollup.Clock;
import io.stockstream.domain.statement.StoredBar;
import io.stockstream.ports.store.BatchSession;
import io.stockstream.ports.store.SessionFactory;
import io.stockstream.ports.store.TaskOutcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** One read, one write. */
interface SessionContract extends ContractParts {

  @Test
  default void nothingIsStoredWithoutAWrite() {
    try (BatchSession session = store().session()) {
      session.read(List.of(ReadPlan.of(APPLE, Set.of(key(APPLE, 0)))), Map.of());
    }

    assertThat(store().bars()).isEmpty();
    assertThat(store().existing(APPLE)).isEqualTo(Existing.NOTHING);
  }

  @Test
  default void aWriteThatFailsHalfWayStoresNothing() {
    StoredBar good = bar(APPLE, 0, "11");
    TaskOutcome whole = outcomeOf(List.of(good));

    assertThatThrownBy(() -> store().write(outcomeOf(List.of(good, unstorable()))));

    if (has(Capability.ATOMIC_TASK_WRITE)) {
      assertThat(store().bars()).isEmpty();
      assertThat(store().conflicts()).isEmpty();
      assertThat(store().quarantine()).isEmpty();
      assertThat(store().clock(APPLE)).isEqualTo(Clock.UNSET);
    }
    store().write(whole);
    assertThat(store().bars()).containsExactly(good);
    assertThat(store().conflicts()).hasSize(1);
    assertThat(store().quarantine()).hasSize(1);
    assertThat(store().clock(APPLE).time()).isEqualTo(START);
  }

  private static TaskOutcome outcomeOf(List<StoredBar> bars) {
    return new TaskOutcome(
        List.of(new Conflict(new Position("bars", 0, 1), bars.get(0), bar(APPLE, 0, "10"))),
        List.of(KeptRecordsContract.quarantined(2)),
        List.of(),
        bars,
        Map.of(APPLE, new Clock(START)),
        Map.of());
  }

  /** No store's times reach that far. */
  private static StoredBar unstorable() {
    BarKey key = new BarKey(APPLE, Timeframe.D1, Instant.MAX, Origin.FEED);
    return TestingBars.statement(key, TestingBars.flat("10"), 1).toStored();
  }

  @Test
  default void anEmptyOutcomeIsStoredAsNothing() {
    store().write(TestingOutcome.ofBars());

    assertThat(store().bars()).isEmpty();
  }

  @Test
  default void readReturnsTheBarsOnExactlyTheKeysAsked() {
    StoredBar asked = bar(APPLE, 0, "10");
    StoredBar rollUp = rollUp(APPLE, 0, BarState.CLOSED);
    store()
        .write(
            asked,
            bar(APPLE, 1, "11"),
            rollUp,
            TestingBars.feed(Timeframe.M5, START, "12"),
            bar(TESLA, 0, "13"));

    Existing existing = store().existing(APPLE, asked.key(), rollUp.key(), key(APPLE, 2));

    assertThat(existing.bars()).containsExactlyInAnyOrder(asked, rollUp);
    assertThat(existing.openRollUps()).isEmpty();
  }

  @Test
  default void readReturnsEveryOpenRollUpOfItsInstruments() {
    StoredBar open = rollUp(APPLE, 0, BarState.OPEN);
    StoredBar old = rollUp(Timeframe.H1, BarState.OPEN, 3, bar(APPLE, -100_000, "9"));
    StoredBar openFeed = TestingBars.feed(Timeframe.M15, START, "1");
    store().write(open, old, openFeed, rollUp(APPLE, 5, BarState.CLOSED));
    store().write(rollUp(TESLA, 0, BarState.OPEN));

    Existing existing = store().existing(APPLE, open.key());

    assertThat(existing.openRollUps()).containsExactlyInAnyOrder(open, old);
    assertThat(existing.bars()).containsExactly(open);
  }

  @Test
  default void aRollUpThatWasClosedIsNoLongerAmongTheOpenOnes() {
    StoredBar open = rollUp(APPLE, 0, BarState.OPEN);
    store().write(open);
    store().write(open.close());

    assertThat(store().existing(APPLE).openRollUps()).isEmpty();
    assertThat(store().bars()).containsExactly(open.close());
  }

  @Test
  default void readReturnsNothingOfAnInstrumentThatIsUnknown() {
    store().write(bar(APPLE, 0, "10"));

    Map<InstrumentId, Existing> existing;
    try (BatchSession session = store().session()) {
      existing = session.read(List.of(ReadPlan.of(TESLA, Set.of(key(TESLA, 0)))), Map.of());
    }

    assertThat(existing).isEqualTo(Map.of(TESLA, Existing.NOTHING));
  }

  @Test
  default void readReturnsTheLaterOfTheInstrumentsAndTheVenuesClock() {
    InstrumentId elsewhere = new InstrumentId("AAPL", "XLON");
    store().write(TestingOutcome.ofClock(APPLE, minute(5)));
    store().write(TestingOutcome.ofClock(elsewhere, minute(1)));
    Clock before = store().clock(APPLE);
    store().write(TestingOutcome.ofVenueClock(VENUE, minute(7)));
    store().write(TestingOutcome.ofClock(TESLA, minute(9)));

    assertThat(before.time()).isEqualTo(minute(5));
    assertThat(store().clock(APPLE).time()).isEqualTo(minute(7));
    assertThat(store().clock(TESLA).time()).isEqualTo(minute(9));
    assertThat(store().clock(instrument("NEVER SEEN")).time()).isEqualTo(minute(7));
    assertThat(store().clock(elsewhere).time()).isEqualTo(minute(1));
  }

  @Test
  default void aHeartbeatBringsInEveryInstrumentOfItsVenueWithAnOpenRollUp() {
    StoredBar open = rollUp(TESLA, 0, BarState.OPEN);
    store().write(bar(APPLE, 0, "10"), open);
    store().write(rollUp(instrument("CLOSED"), 0, BarState.CLOSED));
    store().write(rollUp(new InstrumentId("ELSEWHERE", "XLON"), 0, BarState.OPEN));
    store().write(TestingOutcome.ofClock(TESLA, minute(1)));

    Map<InstrumentId, Existing> existing;
    try (BatchSession session = store().session()) {
      existing = session.read(List.of(ReadPlan.of(APPLE, Set.of())), heartbeat(VENUE));
    }

    assertThat(existing.keySet()).containsExactlyInAnyOrder(APPLE, TESLA);
    assertThat(existing.get(TESLA).openRollUps()).containsExactly(open);
    assertThat(existing.get(TESLA).clock().time()).isEqualTo(minute(1));
  }

  @Test
  default void heartbeatsOfSeveralVenuesAndOfUnknownOnesAreReadTogether() {
    InstrumentId london = new InstrumentId("VOD", "XLON");
    store().write(rollUp(APPLE, 0, BarState.OPEN), rollUp(london, 0, BarState.OPEN));

    Map<String, Clock> heartbeats =
        Map.of(VENUE, new Clock(START), "XLON", new Clock(START), "XNEW", new Clock(START));
    try (BatchSession session = store().session()) {
      assertThat(session.read(List.of(), heartbeats)).containsOnlyKeys(APPLE, london);
    }
  }

  private static Map<String, Clock> heartbeat(String venue) {
    return Map.of(venue, new Clock(START));
  }

  @Test
  default void aHeartbeatThatIsReadMovesNoStoredClock() {
    store().write(rollUp(APPLE, 0, BarState.OPEN));
    try (BatchSession session = store().session()) {
      session.read(List.of(), heartbeat(VENUE));
      session.write(TestingOutcome.ofBars());
    }

    assertThat(store().clock(APPLE)).isEqualTo(Clock.UNSET);
  }

  @Test
  default void clocksNeverGoBack() {
    store().write(TestingOutcome.ofClock(APPLE, minute(5)));
    store().write(TestingOutcome.ofClock(APPLE, minute(4)));
    store().write(TestingOutcome.ofVenueClock("XLON", minute(5)));
    store().write(TestingOutcome.ofVenueClock("XLON", minute(4)));

    assertThat(store().clock(APPLE).time()).isEqualTo(minute(5));
    assertThat(store().clock(new InstrumentId("VOD", "XLON")).time()).isEqualTo(minute(5));
  }

  @Test
  default void aTaskOfThousandsOfInstrumentsIsStoredWhole() {
    List<StoredBar> bars = new ArrayList<>();
    List<ReadPlan> plans = new ArrayList<>();
    for (int i = 0; i < 3_000; i++) {
      InstrumentId instrument = instrument("S" + i);
      bars.add(bar(instrument, 0, "10"));
      bars.add(rollUp(instrument, 0, BarState.OPEN));
      plans.add(ReadPlan.of(instrument, Set.of(key(instrument, 0))));
    }
    store().write(TestingOutcome.ofBars(bars));

    assertHolds(bars);
    try (BatchSession session = store().session()) {
      Map<InstrumentId, Existing> existing = session.read(plans, heartbeat(VENUE));
      assertThat(existing).hasSize(plans.size());
      assertThat(existing.values()).allMatch(e -> e.bars().size() == 1);
      assertThat(existing.values()).allMatch(e -> e.openRollUps().size() == 1);
    }
  }

  @Test
  default void aSessionFactoryWorksWhereItWasSent() {
    SessionFactory sent = SerializationContract.roundTrip(store().store().sessions());
    try (BatchSession session = sent.open(store().fence())) {
      session.write(TestingOutcome.ofBars(bar(APPLE, 0, "10")));
    }

    assertThat(store().bars()).containsExactly(bar(APPLE, 0, "10"));
  }
}

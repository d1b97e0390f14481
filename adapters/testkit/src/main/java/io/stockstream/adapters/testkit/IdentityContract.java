package io.stockstream.adapters.testkit;

import static io.stockstream.adapters.testkit.TestingBars.APPLE;
import static io.stockstream.adapters.testkit.TestingBars.START;
import static io.stockstream.adapters.testkit.TestingBars.TESLA;
import static io.stockstream.adapters.testkit.TestingBars.bar;
import static io.stockstream.adapters.testkit.TestingBars.rollUp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stockstream.domain.bar.BarState;
import io.stockstream.domain.merge.Conflict;
import io.stockstream.domain.merge.Existing;
import io.stockstream.domain.merge.Position;
import io.stockstream.domain.rollup.Clock;
import io.stockstream.domain.statement.StoredBar;
import io.stockstream.ports.failure.PortException;
import io.stockstream.ports.store.BatchSession;
import io.stockstream.ports.store.SessionFactory;
import io.stockstream.ports.store.TaskOutcome;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A store is what it was, and no other. */
interface IdentityContract extends ContractParts {

  @Test
  default void aStoreKeepsItsIdentity() {
    String id = store().store().id();
    store().reopen();

    assertThat(store().store().id()).isEqualTo(id).isNotBlank();
  }

  @Test
  default void twoStoresAreTwo() {
    store().write(bar(APPLE, 0, "10"));

    assertThat(another().store().id()).isNotEqualTo(store().store().id());
    assertThat(another().bars()).isEmpty();
  }

  @Test
  default void everythingIsThereAfterReopening() {
    StoredBar open = rollUp(APPLE, 0, BarState.OPEN);
    Conflict conflict =
        KeptRecordsContract.conflict(
            new Position("bars", 0, 1), bar(APPLE, 0, "11"), bar(APPLE, 0, "10"));
    store()
        .write(
            new TaskOutcome(
                List.of(conflict),
                List.of(KeptRecordsContract.quarantined(2)),
                List.of(),
                List.of(bar(APPLE, 0, "11"), open),
                Map.of(APPLE, new Clock(START)),
                Map.of("XNAS", new Clock(START.plusSeconds(1)))));
    store().store().ledger().write(LedgerContract.entry("q", 0), store().fence());

    store().reopen();

    assertThat(store().bars()).containsExactly(bar(APPLE, 0, "11"), open);
    assertThat(store().conflicts()).containsExactly(conflict);
    assertThat(store().quarantine()).hasSize(1);
    assertThat(store().existing(APPLE))
        .isEqualTo(
            new Existing(
                List.of(), List.of(open), new Clock(START.plusSeconds(1)), new Clock(START)));
    assertThat(store().store().ledger().entries()).containsExactly(LedgerContract.entry("q", 0));
    store().write(bar(TESLA, 0, "20"));
    assertThat(store().bars()).hasSize(3);
  }

  @Test
  default void aClosedStoreOpensNoSessions() {
    SessionFactory sessions = store().store().sessions();
    store().close();

    assertThatThrownBy(
            () -> {
              try (BatchSession session = sessions.open(store().fence())) {
                session.write(TestingOutcome.ofBars(bar(APPLE, 0, "10")));
              }
            })
        .isInstanceOf(PortException.class);
    store().reopen();
    assertThat(store().bars()).isEmpty();
  }

  @Test
  default void toCloseAStoreClosesItsSessions() {
    StoredBar bar = bar(APPLE, 0, "10");
    boolean closes = has(Capability.CLOSES_OPEN_SESSIONS);
    try (BatchSession session = store().session()) {
      store().close();
      if (closes) {
        assertThatThrownBy(() -> session.write(TestingOutcome.ofBars(bar)))
            .isInstanceOf(PortException.class);
      } else {
        session.write(TestingOutcome.ofBars(bar));
      }
    }

    store().reopen();
    assertThat(store().bars()).isEqualTo(closes ? List.of() : List.of(bar));
  }

  @Test
  default void toCloseAStoreTwiceIsToCloseItOnce() {
    Existing before = store().existing(APPLE);
    store().close();
    store().close();
    store().reopen();

    assertThat(store().existing(APPLE)).isEqualTo(before);
  }
}

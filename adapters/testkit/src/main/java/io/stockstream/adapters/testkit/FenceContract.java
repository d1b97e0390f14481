package io.stockstream.adapters.testkit;

import static io.stockstream.adapters.testkit.TestingBars.APPLE;
import static io.stockstream.adapters.testkit.TestingBars.bar;
import static io.stockstream.adapters.testkit.TestingBars.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.stockstream.domain.merge.ReadPlan;
import io.stockstream.ports.failure.FailureKind;
import io.stockstream.ports.failure.PortException;
import io.stockstream.ports.store.BatchSession;
import io.stockstream.ports.store.Fence;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Only the newest query writes. */
interface FenceContract extends ContractParts {

  private static void isRefused(ThrowingCallable write, Fence older, Fence newer) {
    assertThatThrownBy(write)
        .hasMessageContaining("expected fence " + older.number() + " to be the newest")
        .hasMessageContaining("was " + newer.number())
        .hasMessageContaining("a newer query writes this store")
        .asInstanceOf(type(PortException.class))
        .extracting(PortException::kind)
        .isEqualTo(FailureKind.REJECTED);
  }

  @Test
  default void everyFenceIsNewerThanTheOneBefore() {
    long first = store().fence().number();
    long second = store().takeFence().number();
    store().reopen();
    long third = store().takeFence().number();

    assertThat(List.of(first, second, third)).isSorted().doesNotHaveDuplicates();
  }

  @Test
  default void anOlderQueryCannotWrite() {
    Fence older = store().fence();
    Fence newer = store().takeFence();

    try (BatchSession session = store().store().sessions().open(older)) {
      isRefused(() -> session.write(TestingOutcome.ofBars(bar(APPLE, 0, "10"))), older, newer);
    }

    assertThat(store().bars()).isEmpty();
  }

  @Test
  default void aSessionThatWasOpenWhenTheFenceWasTakenCannotWrite() {
    Fence older = store().fence();

    try (BatchSession session = store().session()) {
      session.read(List.of(ReadPlan.of(APPLE, Set.of(key(APPLE, 0)))), Map.of());
      Fence newer = store().takeFence();
      isRefused(() -> session.write(TestingOutcome.ofBars(bar(APPLE, 0, "10"))), older, newer);
    }

    assertThat(store().bars()).isEmpty();
  }

  @Test
  default void anOlderQueryCannotWriteTheLedger() {
    Fence older = store().fence();
    Fence newer = store().takeFence();

    isRefused(
        () -> store().store().ledger().write(LedgerContract.entry("q", 0), older), older, newer);

    assertThat(store().store().ledger().entries()).isEmpty();
  }

  @Test
  default void theNewestQueryWritesBoth() {
    store().takeFence();
    store().write(bar(APPLE, 0, "10"));
    store().store().ledger().write(LedgerContract.entry("q", 0), store().fence());

    assertThat(store().bars()).hasSize(1);
    assertThat(store().store().ledger().entries()).hasSize(1);
  }

  @Test
  default void aFenceOutlivesTheProcess() {
    Fence older = store().fence();
    Fence newer = store().takeFence();
    store().reopen();

    try (BatchSession session = store().store().sessions().open(older)) {
      isRefused(() -> session.write(TestingOutcome.ofBars()), older, newer);
    }
    store().write(bar(APPLE, 0, "10"));
    assertThat(store().bars()).hasSize(1);
  }
}

package io.stockstream.adapters.clickhouse;

import io.stockstream.domain.bar.BarKey;
import io.stockstream.domain.bar.Origin;
import io.stockstream.domain.statement.StoredBar;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/**
 * Leaves out a venue's own bar where a roll-up opens in its window. Takes bars in the order of
 * their keys, and hands them on in it; holds back the few whose window is not over yet. One thread.
 */
final class PreferredBars implements Consumer<StoredBar> {

  private final Option<Instant> until;
  private final Consumer<StoredBar> next;
  private final Deque<StoredBar> held = new ArrayDeque<>();

  /**
   * @param until what opens from then on is not handed on, and may still push out what is
   */
  PreferredBars(Option<Instant> until, Consumer<StoredBar> next) {
    this.until = until;
    this.next = next;
  }

  @Override
  public void accept(StoredBar bar) {
    while (!held.isEmpty() && !mayMakeWayFor(held.peek().key(), bar.key())) {
      handOn(held.poll());
    }
    if (bar.isRollUp()) {
      held.removeIf(other -> other.key().origin() == Origin.FEED);
    }
    held.add(bar);
  }

  /** Only what opens earlier is held, so it is enough that its window is not over. */
  private static boolean mayMakeWayFor(BarKey held, BarKey key) {
    return held.origin() == Origin.FEED
        && held.instrument().equals(key.instrument())
        && held.timeframe() == key.timeframe()
        && key.openTime().isBefore(held.closeTime());
  }

  private void handOn(StoredBar bar) {
    if (until.forAll(bar.key().openTime()::isBefore)) {
      next.accept(bar);
    }
  }

  void finish() {
    held.forEach(this::handOn);
    held.clear();
  }
}

package io.stockstream.domain.merge;

import static io.stockstream.domain.TestingBars.APPLE;

import io.stockstream.domain.TestingBars;
import io.stockstream.domain.bar.BarKey;
import io.stockstream.domain.bar.BarState;
import io.stockstream.domain.rollup.Clock;
import io.stockstream.domain.rollup.InstrumentRules;
import io.stockstream.domain.statement.Heartbeat;
import io.stockstream.domain.statement.Message;
import io.stockstream.domain.statement.StoredBar;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** One instrument's rows, kept as every real store keeps them: the greater version stands. */
final class MemoryBarStore {

  private final InstrumentRules rules;
  private final Decider decider;
  private final Map<BarKey, StoredBar> rows = new HashMap<>();
  private Clock clock = Clock.UNSET;

  MemoryBarStore(InstrumentRules rules, Decider decider) {
    this.rules = rules;
    this.decider = decider;
  }

  static MemoryBarStore of(InstrumentRules rules) {
    return new MemoryBarStore(rules, Merge::decide);
  }

  /** Returns a copy that is judged by other rules from here on. */
  MemoryBarStore under(InstrumentRules others) {
    MemoryBarStore copy = new MemoryBarStore(others, decider);
    copy.rows.putAll(rows);
    copy.clock = clock;
    return copy;
  }

  Map<BarKey, StoredBar> rows() {
    return Collections.unmodifiableMap(rows);
  }

  StoredBar get(BarKey key) {
    return rows.get(key);
  }

  Clock clock() {
    return clock;
  }

  /** Decides a batch and writes all of what changed. */
  Decision take(List<? extends Message> batch) {
    Decision decision = decide(batch);
    write(decision.changed());
    saveClock(batch, decision);
    return decision;
  }

  /** Decides a batch and dies while writing it: only some rows arrive, and no clock. */
  void dieTaking(List<? extends Message> batch, Predicate<StoredBar> arrives) {
    write(decide(batch).changed().stream().filter(arrives).toList());
  }

  Decision decide(List<? extends Message> batch) {
    List<Message> inputs = batch.stream().<Message>map(m -> m).filter(this::isInput).toList();
    List<Received> incoming = TestingBars.received(inputs);
    return decider.decide(
        APPLE, rules, read(Merge.plan(APPLE, rules, incoming)), venueClock(batch), incoming);
  }

  private Existing read(ReadPlan plan) {
    return new Existing(
        rows.values().stream().filter(row -> plan.asksFor(row.key())).toList(),
        rows.values().stream()
            .filter(row -> row.isRollUp() && row.state() == BarState.OPEN)
            .toList(),
        clock);
  }

  private void write(Collection<StoredBar> changed) {
    changed.forEach(row -> rows.merge(row.key(), row, StoredBar::revise));
  }

  private void saveClock(List<? extends Message> batch, Decision decision) {
    clock = clock.max(decision.clock()).max(venueClock(batch));
  }

  private boolean isInput(Message message) {
    return !(message instanceof Heartbeat);
  }

  private static Clock venueClock(List<? extends Message> batch) {
    Clock latest = Clock.UNSET;
    for (Message message : batch) {
      latest =
          message instanceof Heartbeat heartbeat ? latest.advancedTo(heartbeat.time()) : latest;
    }
    return latest;
  }
}

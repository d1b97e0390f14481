package io.stockstream.adapters.feeds.simulated;

import io.stockstream.domain.bar.BarKey;
import io.stockstream.domain.bar.BarState;
import io.stockstream.domain.bar.ViolationCode;
import io.stockstream.domain.statement.InputClass;
import io.stockstream.domain.statement.Statement;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/**
 * Knows what must come of what was emitted: how many records of each class, and which statement
 * stands on each key. By its own judgement, which has nothing of the domain's laws in it. Not
 * thread-safe; read it when the feed has ended.
 */
public final class Oracle {

  private final Map<BarKey, Statement> standing = new HashMap<>();
  private final Map<InputClass, Long> classes = new EnumMap<>(InputClass.class);
  private final Map<ViolationCode, Long> refusals = new EnumMap<>(ViolationCode.class);

  void watch(Emission emission) {
    if (emission instanceof Emission.Stated stated) {
      watch(stated.statement());
    } else if (emission instanceof Emission.Refused refused) {
      count(InputClass.QUARANTINED);
      refusals.merge(refused.code(), 1L, Long::sum);
    } else {
      count(InputClass.CONTROL);
    }
  }

  /** Watches a statement of another feed, in the order in which the log gets them. */
  public void watch(Statement statement) {
    Statement before = standing.get(statement.key());
    count(judge(before, statement));
    if (before == null || later(statement, before) > 0) {
      standing.put(statement.key(), statement);
    }
  }

  private static InputClass judge(Statement before, Statement now) {
    if (before == null) {
      return InputClass.ACCEPTED;
    }
    if (before.content().equals(now.content())) {
      return InputClass.DUPLICATE;
    }
    boolean sameMoment =
        before.state() == now.state()
            && before.stamp().rank() == now.stamp().rank()
            && before.stamp().revision() == now.stamp().revision();
    if (sameMoment) {
      return InputClass.CONFLICT;
    }
    if (later(now, before) < 0) {
      return InputClass.STALE;
    }
    return before.state() == BarState.CLOSED ? InputClass.CORRECTION : InputClass.ACCEPTED;
  }

  /** Compares closed over open, then rank, then revision, then hash. */
  private static int later(Statement a, Statement b) {
    if (a.state() != b.state()) {
      return a.state() == BarState.CLOSED ? 1 : -1;
    }
    if (a.stamp().rank() != b.stamp().rank()) {
      return a.stamp().rank() - b.stamp().rank();
    }
    if (a.stamp().revision() != b.stamp().revision()) {
      return a.stamp().revision() > b.stamp().revision() ? 1 : -1;
    }
    return Integer.compareUnsigned(a.content().hash(), b.content().hash());
  }

  private void count(InputClass inputClass) {
    classes.merge(inputClass, 1L, Long::sum);
  }

  /** Returns how many records there must be of each class; classes without records are left out. */
  public Map<InputClass, Long> classes() {
    return Collections.unmodifiableMap(classes);
  }

  /** Returns how many records must be in quarantine for each first reason. */
  public Map<ViolationCode, Long> refusals() {
    return Collections.unmodifiableMap(refusals);
  }

  /** Returns the statement that must stand on each key. */
  public Map<BarKey, Statement> standing() {
    return Collections.unmodifiableMap(standing);
  }

  /** Returns how many records were emitted. */
  public long emitted() {
    return classes.values().stream().mapToLong(Long::longValue).sum();
  }
}

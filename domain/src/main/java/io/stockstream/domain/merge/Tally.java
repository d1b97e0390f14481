package io.stockstream.domain.merge;

import io.stockstream.domain.statement.InputClass;
import java.io.Serializable;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Statements of a batch on bars of one instrument and date, from one partition of the log.
 *
 * @param key of which
 * @param statements in any order
 */
public record Tally(CountKey key, List<Judged> statements) implements Serializable {

  /**
   * A statement that was judged.
   *
   * @param offset where the log has it
   * @param inputClass what became of it
   * @param late whether its bar was over by the instrument's own clock: a bar that opens at its end
   *     or later was said before it. Heartbeats do not count, as every bar comes after its end
   */
  public record Judged(long offset, InputClass inputClass, boolean late) implements Serializable {}

  public Tally {
    statements = List.copyOf(statements);
  }

  /**
   * Returns the counts with those statements that they do not have yet. So a batch that runs again,
   * and then judges most of its statements DUPLICATE, changes nothing: each stays counted as it was
   * judged first.
   *
   * @param before what is counted of this key
   */
  public StatementCounts addedTo(StatementCounts before) {
    Map<InputClass, Long> classes = new EnumMap<>(InputClass.class);
    long until = before.until();
    long late = before.late();
    for (Judged judged : statements) {
      if (judged.offset() >= before.until()) {
        classes.merge(judged.inputClass(), 1L, Long::sum);
        until = Math.max(until, judged.offset() + 1);
        late += judged.late() ? 1 : 0;
      }
    }
    return new StatementCounts(key, until, before.classes().plus(new ClassCounts(classes)), late);
  }
}

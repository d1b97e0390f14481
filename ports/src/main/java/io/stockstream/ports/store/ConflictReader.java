package io.stockstream.ports.store;

import io.stockstream.domain.merge.Conflict;
import java.util.function.Consumer;

/** Reads the conflicts that were kept. */
@FunctionalInterface
public interface ConflictReader {

  /**
   * Hands every statement that lost to a consumer, beside the one that stands of all tied with it;
   * in the order of the losers' positions.
   */
  void forEach(Consumer<Conflict> consumer);

  /** Counts them. */
  default long count() {
    long[] count = {0};
    forEach(conflict -> count[0]++);
    return count[0];
  }
}

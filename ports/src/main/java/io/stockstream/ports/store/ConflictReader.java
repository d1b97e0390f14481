package io.stockstream.ports.store;

import io.stockstream.domain.merge.Conflict;
import java.util.function.Consumer;

/** Reads the conflicts that were kept. */
@FunctionalInterface
public interface ConflictReader {

  /** Hands every conflict to a consumer, in the order of their positions. */
  void forEach(Consumer<Conflict> consumer);
}

package io.stockstream.ports.store;

import io.stockstream.domain.statement.StoredBar;
import java.util.function.Consumer;

/** Reads bars. */
@FunctionalInterface
public interface BarReader {

  /**
   * Hands the selected bars to a consumer in the order of their keys, from one snapshot, however
   * many they are. Void rows are left out unless both origins are asked for.
   */
  void read(BarSelection selection, Consumer<StoredBar> consumer);
}

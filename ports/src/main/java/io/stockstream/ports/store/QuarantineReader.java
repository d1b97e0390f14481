package io.stockstream.ports.store;

import java.util.Optional;
import java.util.function.Consumer;

/** Reads what is in quarantine. */
public interface QuarantineReader {

  /** Hands every record to a consumer, in the order of their positions. */
  void forEach(Consumer<QuarantinedRecord> consumer);

  /** Finds a record by {@link QuarantinedRecord#id()}. */
  Optional<QuarantinedRecord> find(String id);
}

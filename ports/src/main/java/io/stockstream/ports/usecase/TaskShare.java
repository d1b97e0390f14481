package io.stockstream.ports.usecase;

import io.stockstream.domain.bar.InstrumentId;
import io.stockstream.ports.log.RecordKey;
import java.io.Serializable;

/**
 * Which instruments of a batch a task decides: each belongs to exactly one task.
 *
 * @param slot of the task, from 0
 * @param slots how many tasks there are
 */
public record TaskShare(int slot, int slots) implements Serializable {

  /** One task has it all. */
  public static final TaskShare ALL = new TaskShare(0, 1);

  boolean owns(byte[] key) {
    return RecordKey.slot(key, slots) == slot;
  }

  boolean owns(InstrumentId instrument) {
    return owns(RecordKey.bytes(RecordKey.of(instrument)));
  }
}

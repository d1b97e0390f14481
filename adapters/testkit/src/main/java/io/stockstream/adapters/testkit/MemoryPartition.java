package io.stockstream.adapters.testkit;

import io.stockstream.ports.log.LogRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;

/** A partition of a {@link MemoryLog}: its records, and how many were removed before them. */
final class MemoryPartition {

  private final List<LogRecord> records = new ArrayList<>();
  private long removed;

  /** Appends the record that is made for the next offset. */
  synchronized void append(LongFunction<LogRecord> atOffset) {
    records.add(atOffset.apply(removed + records.size()));
  }

  synchronized List<LogRecord> records() {
    return List.copyOf(records);
  }

  synchronized long removed() {
    return removed;
  }

  synchronized void removeBefore(long offset) {
    int count = (int) Math.min(Math.max(offset - removed, 0), records.size());
    records.subList(0, count).clear();
    removed += count;
  }
}

package io.stockstream.adapters.testkit;

import io.stockstream.ports.store.BatchId;
import io.stockstream.ports.store.Fence;
import io.stockstream.ports.store.Ledger;
import io.stockstream.ports.store.LedgerEntry;
import io.stockstream.ports.store.OffsetRange;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The ledger of the one state that all share. */
record MemoryLedger(MemoryState state) implements Ledger {

  @Override
  public Optional<LedgerEntry> find(BatchId batch) {
    return entries().stream().filter(entry -> entry.batch().equals(batch)).findFirst();
  }

  @Override
  public void write(LedgerEntry entry, Fence fence) {
    state.write(entry, fence);
  }

  @Override
  public List<LedgerEntry> entries() {
    return state.ledger();
  }

  @Override
  public SortedMap<LocalDate, Long> changes(long since) {
    SortedMap<LocalDate, Long> changes = new TreeMap<>();
    long position = since;
    for (LedgerEntry entry : entries().stream().skip(since).toList()) {
      position++;
      for (LocalDate date : entry.dates()) {
        changes.put(date, position);
      }
    }
    return changes;
  }

  @Override
  public List<OffsetRange> known(String topic) {
    Map<Integer, OffsetRange> known = new TreeMap<>();
    for (LedgerEntry entry : entries()) {
      for (OffsetRange range : entry.ranges()) {
        if (range.topic().equals(topic)) {
          known.merge(range.partition(), range, MemoryLedger::span);
        }
      }
    }
    return List.copyOf(known.values());
  }

  private static OffsetRange span(OffsetRange a, OffsetRange b) {
    return new OffsetRange(
        a.topic(), a.partition(), Math.min(a.from(), b.from()), Math.max(a.until(), b.until()));
  }
}

package io.stockstream.adapters.testkit;

import io.stockstream.domain.merge.Position;
import io.stockstream.ports.log.LogExtent;
import io.stockstream.ports.log.LogRecord;
import io.stockstream.ports.log.OutgoingRecord;
import io.stockstream.ports.log.RecordKey;
import io.stockstream.ports.log.RecordPublisher;
import io.stockstream.ports.log.RecordReader;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** A log in memory: one topic, its records in partitions by their keys. Thread-safe. */
public final class MemoryLog {

  private final String topic;
  private final List<MemoryPartition> partitions;
  private final InstantSource clock;

  /**
   * @param clock the broker's: when a record was appended
   */
  public MemoryLog(String topic, int partitions, InstantSource clock) {
    this.topic = topic;
    this.partitions = IntStream.range(0, partitions).mapToObj(i -> new MemoryPartition()).toList();
    this.clock = clock;
  }

  public RecordPublisher publisher() {
    return new Publisher();
  }

  public RecordReader reader() {
    return new Reader();
  }

  /** Returns every record that is there, in the order of partition and offset. */
  public List<LogRecord> records() {
    List<LogRecord> records = new ArrayList<>();
    reader().read(records::add);
    return records;
  }

  /** Removes records from a partition's beginning, as retention does. */
  public void removeBefore(int partition, long offset) {
    partitions.get(partition).removeBefore(offset);
  }

  private void append(OutgoingRecord outgoing) {
    int partition = RecordKey.slot(outgoing.key(), partitions.size());
    partitions
        .get(partition)
        .append(
            offset ->
                new LogRecord(
                    new Position(topic, partition, offset),
                    clock.instant(),
                    outgoing.key().clone(),
                    outgoing.value().clone()));
  }

  private final class Reader implements RecordReader {

    @Override
    public String topic() {
      return topic;
    }

    @Override
    public long removed() {
      return partitions.stream().mapToLong(MemoryPartition::removed).sum();
    }

    @Override
    public LogExtent read(Consumer<LogRecord> consumer) {
      List<List<LogRecord>> present = partitions.stream().map(MemoryPartition::records).toList();
      long removed = removed();
      present.forEach(records -> records.forEach(consumer));
      return new LogExtent(present.stream().mapToLong(List::size).sum(), removed);
    }
  }

  private final class Publisher implements RecordPublisher {

    @Override
    public long publish(Iterator<OutgoingRecord> records) {
      long published = 0;
      while (records.hasNext()) {
        append(records.next());
        published++;
      }
      return published;
    }

    @Override
    public void close() {
      // Nothing is held.
    }
  }
}

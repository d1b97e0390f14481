package io.stockstream.adapters.testkit;

import io.stockstream.domain.merge.Position;
import io.stockstream.domain.rollup.InstrumentRules;
import io.stockstream.domain.statement.Message;
import io.stockstream.ports.log.LogExtent;
import io.stockstream.ports.log.LogRecord;
import io.stockstream.ports.log.MessageDecoder;
import io.stockstream.ports.log.RecordKey;
import io.stockstream.ports.log.RecordReader;
import io.stockstream.ports.store.BatchId;
import io.stockstream.ports.store.LedgerEntry;
import io.stockstream.ports.store.OffsetRange;
import io.stockstream.ports.usecase.CommitBatch;
import io.stockstream.ports.usecase.StoreBatchPart;
import io.stockstream.ports.usecase.TaskReport;
import io.stockstream.ports.usecase.TaskShare;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * A stream without Spark: what is said goes into one partition, and is carried into a store batch
 * by batch, each in so many tasks. One thread.
 */
public final class TestingStream {

  private static final String TOPIC = "bars";

  private final TestingDecoder decoder = new TestingDecoder();
  private final List<LogRecord> records = new ArrayList<>();
  private final Instant appendTime;
  private int cut;
  private int removed;

  /**
   * @param appendTime of every record
   */
  public TestingStream(Instant appendTime) {
    this.appendTime = appendTime;
  }

  /** Appends a message under its own key. */
  public void say(Message message) {
    sayUnder(RecordKey.of(message), message);
  }

  /** Appends a message under any key. */
  public void sayUnder(String key, Message message) {
    append(key, decoder.encode(message));
  }

  /** Appends a value that no decoder can read. */
  public void sayNonsense(String key) {
    append(key, "nonsense".getBytes(StandardCharsets.UTF_8));
  }

  private void append(String key, byte[] value) {
    Position position = new Position(TOPIC, 0, records.size());
    records.add(new LogRecord(position, appendTime, RecordKey.bytes(key), value));
  }

  /** Returns a batch of all that was said since the batch before. */
  public Batch cut(long number) {
    Batch batch =
        new Batch(new BatchId("query", number), List.copyOf(records.subList(cut, records.size())));
    cut = records.size();
    return batch;
  }

  /** Returns what reads all that was said. */
  public RecordReader reader() {
    return new RecordReader() {
      @Override
      public String topic() {
        return TOPIC;
      }

      @Override
      public long removed() {
        return removed;
      }

      @Override
      public LogExtent read(Consumer<LogRecord> consumer) {
        records.subList(removed, records.size()).forEach(consumer);
        return new LogExtent(records.size() - removed, removed);
      }
    };
  }

  /** Removes the first records, as retention does. */
  public void remove(int first) {
    removed = first;
  }

  /** Returns what reads it. */
  public MessageDecoder decoder() {
    return decoder;
  }

  /** Returns how a part of a batch is stored. */
  public StoreBatchPart part(TestingStore store) {
    return new StoreBatchPart(decoder, i -> InstrumentRules.DEFAULT, store.store().sessions());
  }

  /** A batch, as the stream logged it. */
  public record Batch(BatchId id, List<LogRecord> records) {

    public List<OffsetRange> ranges() {
      if (records.isEmpty()) {
        return List.of();
      }
      long from = records.get(0).position().offset();
      return List.of(new OffsetRange(TOPIC, 0, from, from + records.size()));
    }

    /** Returns what one of so many tasks is given. */
    List<LogRecord> of(TaskShare share) {
      return records.stream()
          .filter(
              r ->
                  RecordKey.isVenue(r.key())
                      || RecordKey.slot(r.key(), share.slots()) == share.slot())
          .toList();
    }
  }

  /** Stores the parts of a batch, and does not commit it. */
  public List<TaskReport> storeParts(TestingStore store, Batch batch, int slots) {
    List<TaskReport> reports = new ArrayList<>();
    for (int slot = 0; slot < slots; slot++) {
      TaskShare share = new TaskShare(slot, slots);
      reports.add(part(store).run(batch.of(share).iterator(), share, store.fence()));
    }
    return reports;
  }

  /** Stores a batch and commits it. */
  public LedgerEntry store(TestingStore store, Batch batch, int slots) {
    List<TaskReport> reports = storeParts(store, batch, slots);
    return new CommitBatch(store.store().ledger(), store.fence())
        .commit(batch.id(), batch.ranges(), reports);
  }
}

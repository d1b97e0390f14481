package io.stockstream.adapters.spark;

import io.stockstream.ports.log.LogRecord;
import io.stockstream.ports.store.BatchId;
import io.stockstream.ports.store.Fence;
import io.stockstream.ports.store.LedgerEntry;
import io.stockstream.ports.usecase.CommitBatch;
import io.stockstream.ports.usecase.StoreBatchPart;
import io.stockstream.ports.usecase.TaskReport;
import io.stockstream.ports.usecase.TaskShare;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/**
 * Stores one batch: shuffles it by instrument, runs the use case in the tasks, brings their counts
 * to the driver and nothing else, and commits.
 */
final class StoreBatch {

  private static final String QUERY_ID = "sql.streaming.queryId";

  private final BarStreamConfig config;
  private final StoreBatchPart part;
  private final Fence fence;
  private final CommitBatch commit;
  private final Checkpoint checkpoint;
  private final BatchObserver observer;
  private final StreamPosition position;

  StoreBatch(
      BarStreamConfig config,
      StoreBatchPart part,
      CommitBatch commit,
      Checkpoint checkpoint,
      BatchObserver observer,
      StreamPosition position) {
    this.config = config;
    this.part = part;
    this.fence = commit.fence();
    this.commit = commit;
    this.checkpoint = checkpoint;
    this.observer = observer;
    this.position = position;
  }

  void run(Dataset<Row> records, long number) throws InterruptedException {
    position.begin(number);
    try {
      String queryId = records.sparkSession().sparkContext().getLocalProperty(QUERY_ID);
      BatchId batch = new BatchId(queryId, number);
      if (!commit.isStored(batch)) {
        store(records, batch);
      }
    } finally {
      position.end();
    }
  }

  private void store(Dataset<Row> records, BatchId batch) {
    long start = System.nanoTime();
    List<TaskReport> reports = runTasks(records);
    LedgerEntry entry = commit.commit(batch, checkpoint.ranges(batch.number()), reports);
    position.stored(entry.ranges());
    long changed = reports.stream().mapToLong(TaskReport::changedBars).sum();
    observer.committed(entry, changed, Duration.ofNanos(System.nanoTime() - start));
  }

  private List<TaskReport> runTasks(Dataset<Row> records) {
    return shuffled(records, config.tasks())
        .mapPartitions(task(part, fence, config.topic(), config.tasks()), Encoders.BINARY())
        .collectAsList()
        .stream()
        .map(Reports::read)
        .toList();
  }

  /**
   * Gives every record to the task that owns its key, whatever partition a producer put it in, and
   * a venue's heartbeats to every task. {@code crc32} is what {@link
   * io.stockstream.ports.log.RecordKey#slot} computes, and the condition is its {@code isVenue}.
   */
  private static Dataset<Row> shuffled(Dataset<Row> records, int tasks) {
    String slots =
        "explode(if(startswith(key, binary('@')) AND NOT contains(substring(key, 2), binary('@')), sequence(0, %1$d - 1), array(cast(crc32(key) %% %1$d as int)))) AS slot"
            .formatted(tasks);
    return records
        .selectExpr(RecordRow.COLUMNS)
        .selectExpr("*", slots)
        .repartitionById(tasks, functions.col("slot"))
        .sortWithinPartitions("partition", "offset");
  }

  private static MapPartitionsFunction<Row, byte[]> task(
      StoreBatchPart part, Fence fence, String topic, int tasks) {
    return rows -> {
      TaskShare share = new TaskShare(TaskContext.getPartitionId(), tasks);
      return List.of(Reports.write(part.run(records(rows, topic), share, fence))).iterator();
    };
  }

  private static Iterator<LogRecord> records(Iterator<Row> rows, String topic) {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return rows.hasNext();
      }

      @Override
      public LogRecord next() {
        return RecordRow.read(rows.next(), topic);
      }
    };
  }
}

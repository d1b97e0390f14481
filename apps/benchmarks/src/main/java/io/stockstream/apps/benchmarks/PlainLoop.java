package io.stockstream.apps.benchmarks;

import io.stockstream.domain.merge.Position;
import io.stockstream.ports.log.LogRecord;
import io.stockstream.ports.store.BatchId;
import io.stockstream.ports.store.Fence;
import io.stockstream.ports.store.OffsetRange;
import io.stockstream.ports.usecase.CommitBatch;
import io.stockstream.ports.usecase.TaskReport;
import io.stockstream.ports.usecase.TaskShare;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * What Spark is compared with: a thread a core, each reading its own partitions and storing them,
 * batch by batch, with the use case and the ledger that the stream has. It cannot grow beyond a
 * machine, and trusts producers to give an instrument one partition.
 */
final class PlainLoop {

  private static final Duration POLL = Duration.ofSeconds(10);
  private static final int MIB = 1024 * 1024;
  private static final Comparator<LogRecord> ORDER = Comparator.comparing(LogRecord::position);

  private final Chain chain;
  private final long maxRecordsPerBatch;
  private final Progress progress;
  private final Fence fence;

  PlainLoop(Chain chain, long maxRecordsPerBatch, Progress progress) {
    this.chain = chain;
    this.maxRecordsPerBatch = maxRecordsPerBatch / Chain.CORES;
    this.progress = progress;
    this.fence = chain.store().fencing().take();
  }

  void run() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(Chain.CORES);
    try {
      List<Future<?>> loops = new ArrayList<>();
      for (int thread = 0; thread < Chain.CORES; thread++) {
        int number = thread;
        loops.add(threads.submit(() -> loop(number)));
      }
      for (Future<?> loop : loops) {
        loop.get();
      }
    } finally {
      threads.shutdown();
    }
  }

  private void loop(int thread) {
    List<TopicPartition> partitions =
        IntStream.range(0, Chain.PARTITIONS)
            .filter(partition -> partition % Chain.CORES == thread)
            .mapToObj(partition -> new TopicPartition(Chain.TOPIC, partition))
            .toList();
    try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      long left = consumer.endOffsets(partitions).values().stream().mapToLong(end -> end).sum();
      for (long batch = 0; left > 0; batch++) {
        List<LogRecord> records = take(consumer, Math.min(left, maxRecordsPerBatch));
        left -= records.size();
        store(new BatchId("plain-" + thread, batch), records);
      }
    }
  }

  private KafkaConsumer<byte[], byte[]> consumer() {
    Map<String, Object> settings = new HashMap<>();
    settings.put("bootstrap.servers", chain.connection().bootstrapServers());
    settings.put("enable.auto.commit", false);
    settings.put("max.poll.records", 5_000);
    settings.put("max.partition.fetch.bytes", 4 * MIB);
    return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  private static List<LogRecord> take(KafkaConsumer<byte[], byte[]> consumer, long atLeast) {
    List<LogRecord> records = new ArrayList<>();
    while (records.size() < atLeast) {
      consumer.poll(POLL).forEach(read -> records.add(record(read)));
    }
    records.sort(ORDER);
    return records;
  }

  private static LogRecord record(ConsumerRecord<byte[], byte[]> read) {
    return new LogRecord(
        new Position(read.topic(), read.partition(), read.offset()),
        Instant.ofEpochMilli(read.timestamp()),
        read.key(),
        read.value());
  }

  private void store(BatchId batch, List<LogRecord> records) {
    TaskReport report = chain.part().run(records.iterator(), TaskShare.ALL, fence);
    new CommitBatch(chain.store().ledger(), fence).commit(batch, ranges(records), List.of(report));
    progress.add(records.size());
  }

  private static List<OffsetRange> ranges(List<LogRecord> sorted) {
    Map<Integer, OffsetRange> ranges = new HashMap<>();
    for (LogRecord each : sorted) {
      Position at = each.position();
      ranges.merge(
          at.partition(),
          new OffsetRange(at.topic(), at.partition(), at.offset(), at.offset() + 1),
          (a, b) -> new OffsetRange(a.topic(), a.partition(), a.from(), b.until()));
    }
    return List.copyOf(ranges.values());
  }
}

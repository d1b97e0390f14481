package io.stockstream.adapters.kafka;

import io.stockstream.domain.merge.Position;
import io.stockstream.ports.log.LogExtent;
import io.stockstream.ports.log.LogRecord;
import io.stockstream.ports.log.RecordReader;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Reads a topic from its beginning, without a group and without a trace on the broker.
 *
 * <p>Holds a few megabytes whatever the length of the topic; the partitions are read side by side.
 * The append time is the record's timestamp, so the topic has to be stamped by the broker, as
 * {@link KafkaTopics} has it. Thread-safe: every read has a consumer of its own.
 */
public final class KafkaRecordReader implements RecordReader {

  private static final byte[] NOTHING = {};

  private final KafkaConnection connection;
  private final String topic;

  public KafkaRecordReader(KafkaConnection connection, String topic) {
    this.connection = connection;
    this.topic = topic;
  }

  @Override
  public String topic() {
    return topic;
  }

  @Override
  public long removed() {
    try (TopicScan scan = TopicScan.open(connection, topic)) {
      return scan.removed();
    }
  }

  @Override
  public LogExtent read(Consumer<LogRecord> consumer) {
    try (TopicScan scan = TopicScan.open(connection, topic)) {
      long count = 0;
      while (!scan.isAtEnd()) {
        List<ConsumerRecord<byte[], byte[]>> records = scan.next();
        records.forEach(r -> consumer.accept(toLogRecord(r)));
        count += records.size();
      }
      return new LogExtent(count, scan.removed());
    }
  }

  private static LogRecord toLogRecord(ConsumerRecord<byte[], byte[]> read) {
    return new LogRecord(
        new Position(read.topic(), read.partition(), read.offset()),
        Instant.ofEpochMilli(read.timestamp()),
        orNothing(read.key()),
        orNothing(read.value()));
  }

  private static byte[] orNothing(byte[] bytes) {
    return bytes == null ? NOTHING : bytes;
  }
}

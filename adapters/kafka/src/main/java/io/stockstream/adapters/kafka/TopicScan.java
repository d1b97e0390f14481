package io.stockstream.adapters.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Walks once over all partitions, up to the ends they had when it was opened. One thread. */
final class TopicScan implements AutoCloseable {

  private static final int MIB = 1024 * 1024;
  private static final int RECORDS_A_POLL = 5_000;

  private final KafkaConnection connection;
  private final String topic;
  private final KafkaFailures failures;
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Set<TopicPartition> unfinished = new HashSet<>();
  private Map<TopicPartition, Long> beginnings;
  private Map<TopicPartition, Long> ends;

  private TopicScan(KafkaConnection connection, String topic) {
    this.connection = connection;
    this.topic = topic;
    this.failures = connection.failures(topic);
    this.consumer = consumer();
  }

  static TopicScan open(KafkaConnection connection, String topic) {
    TopicScan scan = new TopicScan(connection, topic);
    try {
      scan.start();
      return scan;
    } catch (RuntimeException e) {
      scan.close();
      throw e;
    }
  }

  private KafkaConsumer<byte[], byte[]> consumer() {
    try {
      return newConsumer(connection);
    } catch (KafkaException e) {
      throw failures.notMade(e);
    }
  }

  /** No reset: when retention overtakes the scan it must fail, not skip. */
  private static KafkaConsumer<byte[], byte[]> newConsumer(KafkaConnection connection) {
    Map<String, Object> settings = connection.settings();
    settings.put("default.api.timeout.ms", KafkaConnection.millis(connection.timeout()));
    settings.put("enable.auto.commit", false);
    settings.put("auto.offset.reset", "none");
    settings.put("allow.auto.create.topics", false);
    settings.put("fetch.max.bytes", 8 * MIB);
    settings.put("max.partition.fetch.bytes", MIB);
    settings.put("max.poll.records", RECORDS_A_POLL);
    return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  private void start() {
    List<TopicPartition> partitions =
        call(() -> consumer.partitionsFor(topic)).stream()
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    if (partitions.isEmpty()) {
      throw failures.missing(null);
    }
    ends = call(() -> consumer.endOffsets(partitions));
    beginnings = call(() -> consumer.beginningOffsets(partitions));
    partitions.stream().filter(p -> beginnings.get(p) < ends.get(p)).forEach(unfinished::add);
    consumer.assign(unfinished);
    unfinished.forEach(p -> consumer.seek(p, beginnings.get(p)));
  }

  boolean isAtEnd() {
    return unfinished.isEmpty();
  }

  long removed() {
    return beginnings.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Returns the records that came next; each partition in order. */
  List<ConsumerRecord<byte[], byte[]>> next() {
    ConsumerRecords<byte[], byte[]> polled = call(() -> consumer.poll(connection.patience()));
    if (polled.nextOffsets().isEmpty()) {
      throw new KafkaFailures(connection, topic, connection.patience()).silent(null);
    }
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>(polled.count());
    polled.forEach(
        r -> {
          if (r.offset() < ends.get(new TopicPartition(r.topic(), r.partition()))) {
            records.add(r);
          }
        });
    finish(polled.nextOffsets().keySet());
    return records;
  }

  private void finish(Set<TopicPartition> moved) {
    List<TopicPartition> finished =
        moved.stream().filter(p -> call(() -> consumer.position(p)) >= ends.get(p)).toList();
    consumer.pause(finished);
    unfinished.removeAll(finished);
  }

  private <T> T call(Supplier<T> request) {
    try {
      return request.get();
    } catch (KafkaException e) {
      throw failures.translate(e);
    }
  }

  @Override
  public void close() {
    consumer.close(CloseOptions.timeout(Duration.ZERO));
  }
}

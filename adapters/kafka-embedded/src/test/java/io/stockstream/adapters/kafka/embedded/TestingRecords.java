package io.stockstream.adapters.kafka.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Talks to a broker as any client would. */
final class TestingRecords {

  private static final TopicPartition BARS = new TopicPartition("bars", 0);
  private static final long SECONDS = 30;

  private final Map<String, Object> client;

  TestingRecords(EmbeddedBroker broker) {
    this(broker.bootstrapServers());
  }

  TestingRecords(String bootstrapServers) {
    client =
        Map.of(
            "bootstrap.servers", bootstrapServers,
            "group.id", "readers",
            "auto.offset.reset", "earliest",
            "enable.auto.commit", "false",
            "max.request.size", 4 * 1024 * 1024,
            "enable.metrics.push", "false");
  }

  void createTopic() throws Exception {
    try (Admin admin = Admin.create(client)) {
      admin
          .createTopics(List.of(new NewTopic("bars", 1, (short) 1)))
          .all()
          .get(SECONDS, TimeUnit.SECONDS);
    }
  }

  void describeTopic() throws Exception {
    try (Admin admin = Admin.create(client)) {
      admin.describeTopics(List.of("bars")).allTopicNames().get(SECONDS, TimeUnit.SECONDS);
    }
  }

  void send(long timestamp, byte[]... values) throws Exception {
    try (var producer =
        new KafkaProducer<>(client, new ByteArraySerializer(), new ByteArraySerializer())) {
      for (byte[] value : values) {
        producer
            .send(new ProducerRecord<>("bars", 0, timestamp, null, value))
            .get(SECONDS, TimeUnit.SECONDS);
      }
    }
  }

  /** Returns all records of the topic up to its end when called. */
  List<ConsumerRecord<byte[], byte[]>> readAll() {
    try (var consumer = consumer()) {
      consumer.assign(List.of(BARS));
      consumer.seekToBeginning(List.of(BARS));
      long end = consumer.endOffsets(List.of(BARS)).get(BARS);
      List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
      while (consumer.position(BARS) < end) {
        consumer.poll(Duration.ofSeconds(1)).forEach(records::add);
      }
      return records;
    }
  }

  long endOffset() {
    try (var consumer = consumer()) {
      return consumer.endOffsets(List.of(BARS)).get(BARS);
    }
  }

  /** Reads as a member of a group until so many values are there, and commits. */
  List<String> readAndCommit(int count) {
    try (var consumer = consumer()) {
      consumer.subscribe(List.of("bars"));
      List<String> values = new ArrayList<>();
      while (values.size() < count) {
        consumer.poll(Duration.ofSeconds(1)).forEach(r -> values.add(new String(r.value(), UTF_8)));
      }
      consumer.commitSync();
      return values;
    }
  }

  private KafkaConsumer<byte[], byte[]> consumer() {
    return new KafkaConsumer<>(client, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }
}

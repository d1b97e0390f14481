package io.stockstream.adapters.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.stockstream.adapters.kafka.embedded.EmbeddedBroker;
import io.stockstream.adapters.kafka.embedded.EmbeddedBrokerConfig;
import io.stockstream.ports.log.LogRecord;
import io.stockstream.ports.log.OutgoingRecord;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A broker, and what only a test does with its topics. */
final class TestingLog implements AutoCloseable {

  private final EmbeddedBroker broker;

  private TestingLog(EmbeddedBroker broker) {
    this.broker = broker;
  }

  static TestingLog start(Path directory) {
    return start(directory, 0);
  }

  static TestingLog start(Path directory, int port) {
    return new TestingLog(EmbeddedBroker.start(new EmbeddedBrokerConfig(directory, port)));
  }

  /** Long, for a machine that does other things too; what fails fast says so itself. */
  KafkaConnection connection() {
    return new KafkaConnection(broker.bootstrapServers(), Duration.ofSeconds(60));
  }

  KafkaConnection impatient() {
    return new KafkaConnection(broker.bootstrapServers(), Duration.ofSeconds(2));
  }

  int port() {
    String address = broker.bootstrapServers();
    return Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
  }

  KafkaTopics topics() {
    return new KafkaTopics(connection());
  }

  KafkaRecordPublisher publisher(String topic) {
    return KafkaRecordPublisher.open(connection(), topic);
  }

  long publish(String topic, Iterator<OutgoingRecord> records) {
    try (var publisher = publisher(topic)) {
      return publisher.publish(records);
    }
  }

  List<LogRecord> readAll(String topic) {
    List<LogRecord> records = new ArrayList<>();
    new KafkaRecordReader(connection(), topic).read(records::add);
    return records;
  }

  void createTopic(String topic, Map<String, String> settings) throws Exception {
    try (Admin admin = admin()) {
      admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1).configs(settings))).all().get();
    }
  }

  Map<String, String> settings(String topic) {
    try (TopicAdmin admin = TopicAdmin.connect(connection(), topic)) {
      return admin.settings();
    }
  }

  /** Does what retention does: removes all before an offset. */
  void removeBefore(String topic, int partition, long offset) throws Exception {
    try (Admin admin = admin()) {
      TopicPartition from = new TopicPartition(topic, partition);
      admin.deleteRecords(Map.of(from, RecordsToDelete.beforeOffset(offset))).all().get();
    }
  }

  void sendRaw(String topic, byte[] key, byte[] value) throws Exception {
    try (var producer =
        new KafkaProducer<>(
            connection().settings(), new ByteArraySerializer(), new ByteArraySerializer())) {
      producer.send(new ProducerRecord<>(topic, 0, 1L, key, value)).get();
    }
  }

  private Admin admin() {
    return Admin.create(connection().settings());
  }

  static OutgoingRecord outgoing(String key, String value) {
    return new OutgoingRecord(key.getBytes(UTF_8), value.getBytes(UTF_8));
  }

  static Iterator<OutgoingRecord> outgoing(int count, IntFunction<OutgoingRecord> each) {
    return IntStream.range(0, count).mapToObj(each).iterator();
  }

  static String key(LogRecord read) {
    return new String(read.key(), UTF_8);
  }

  static String value(LogRecord read) {
    return new String(read.value(), UTF_8);
  }

  @Override
  public void close() {
    broker.close();
  }
}

package io.stockstream.adapters.kafka.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class EmbeddedBrokerTest {

  private static final long LONG_AGO = 1L;

  @TempDir Path directory;

  @Test
  void recordsAreStampedByTheBrokerNotByTheProducer() throws Exception {
    long before = System.currentTimeMillis();

    try (var broker = start(directory)) {
      var records = new TestingRecords(broker);
      records.createTopic();
      records.send(LONG_AGO, bytes("a"), bytes("b"));

      assertThat(records.readAll())
          .hasSize(2)
          .allSatisfy(
              record -> {
                assertThat(record.timestampType()).isEqualTo(TimestampType.LOG_APPEND_TIME);
                assertThat(record.timestamp()).isGreaterThanOrEqualTo(before);
              })
          .extracting(record -> new String(record.value(), UTF_8))
          .containsExactly("a", "b");
    }
  }

  @Test
  void aRestartKeepsRecordsOffsetsAndTheClusterOnAnotherPort() throws Exception {
    try (var broker = start(directory)) {
      var records = new TestingRecords(broker);
      records.createTopic();
      records.send(LONG_AGO, bytes("a"), bytes("b"), bytes("c"));
    }

    try (var broker = start(directory)) {
      var records = new TestingRecords(broker);

      assertThat(records.endOffset()).isEqualTo(3);
      records.send(LONG_AGO, bytes("d"));
      assertThat(records.readAll())
          .extracting(record -> record.offset() + new String(record.value(), UTF_8))
          .containsExactly("0a", "1b", "2c", "3d");
    }
  }

  @Test
  void acknowledgedRecordsOutliveAKilledProcess() throws Exception {
    try (var process = TestingBrokerProcess.start(directory)) {
      var records = new TestingRecords(process.bootstrapServers());
      records.createTopic();
      records.send(LONG_AGO, bytes("a"), bytes("b"));

      process.kill();
    }

    try (var broker = start(directory)) {
      assertThat(new TestingRecords(broker).readAll())
          .extracting(record -> new String(record.value(), UTF_8))
          .containsExactly("a", "b");
    }
  }

  @Test
  void aConsumerGroupResumesWhereItCommitted() throws Exception {
    try (var broker = start(directory)) {
      var records = new TestingRecords(broker);
      records.createTopic();
      records.send(LONG_AGO, bytes("a"), bytes("b"));

      assertThat(records.readAndCommit(2)).containsExactly("a", "b");
    }

    try (var broker = start(directory)) {
      var records = new TestingRecords(broker);
      records.send(LONG_AGO, bytes("c"));

      assertThat(records.readAndCommit(1)).containsExactly("c");
    }
  }

  @Test
  void aRecordOfThreeMegabytesIsTaken() throws Exception {
    try (var broker = start(directory)) {
      var records = new TestingRecords(broker);
      records.createTopic();
      records.send(LONG_AGO, new byte[3 * 1024 * 1024]);

      assertThat(records.readAll())
          .singleElement()
          .satisfies(r -> assertThat(r.value()).hasSize(3 * 1024 * 1024));
    }
  }

  @Test
  void topicsAreNeverCreatedBySendingToThem() throws Exception {
    try (var broker = start(directory)) {
      assertThatThrownBy(() -> new TestingRecords(broker).describeTopic())
          .hasCauseInstanceOf(UnknownTopicOrPartitionException.class);
    }
  }

  @Test
  void twoBrokersLiveInOneJvm(@TempDir Path another) throws Exception {
    try (var first = start(directory);
        var second = start(another)) {
      var toFirst = new TestingRecords(first);
      var toSecond = new TestingRecords(second);
      toFirst.createTopic();
      toSecond.createTopic();
      toFirst.send(LONG_AGO, bytes("a"));

      assertThat(toFirst.endOffset()).isEqualTo(1);
      assertThat(toSecond.endOffset()).isZero();
    }
  }

  @Test
  void closingTwiceDoesNothing() {
    var broker = start(directory);

    broker.close();
    broker.close();
  }

  private static EmbeddedBroker start(Path directory) {
    return EmbeddedBroker.start(new EmbeddedBrokerConfig(directory, 0));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }
}

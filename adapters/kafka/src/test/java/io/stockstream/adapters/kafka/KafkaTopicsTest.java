package io.stockstream.adapters.kafka;

import static io.stockstream.adapters.kafka.TestingLog.outgoing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stockstream.ports.failure.FailureKind;
import io.stockstream.ports.failure.PortException;
import io.vavr.control.Option;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(180)
class KafkaTopicsTest {

  @TempDir static Path directory;
  private static TestingLog log;

  @BeforeAll
  static void start() {
    log = TestingLog.start(directory);
  }

  @AfterAll
  static void stop() {
    log.close();
  }

  @Test
  void aNewTopicIsStampedByTheBrokerAndKeptForEver() {
    log.topics().ensure("created", 3);

    assertThat(log.settings("created"))
        .containsEntry("message.timestamp.type", "LogAppendTime")
        .containsEntry("cleanup.policy", "delete")
        .containsEntry("retention.ms", "-1")
        .containsEntry("retention.bytes", "-1");
    try (TopicAdmin admin = TopicAdmin.connect(log.connection(), "created")) {
      assertThat(admin.partitions()).isEqualTo("3");
    }
  }

  @Test
  void retentionCanBeChosen() {
    log.topics().ensure(new KafkaTopic("retained", 1, Option.some(Duration.ofDays(7))));

    assertThat(log.settings("retained")).containsEntry("retention.ms", "604800000");
  }

  @Test
  void aTopicCanBeEnsuredTwiceAndKeepsItsRecords() {
    log.topics().ensure("twice", 1);
    log.publish("twice", outgoing(1, i -> outgoing("K", "kept")));

    log.topics().ensure("twice", 1);

    assertThat(log.readAll("twice")).extracting(TestingLog::value).containsExactly("kept");
  }

  @Test
  void otherPartitionsOrRetentionAreTheOwnersRight() {
    log.topics().ensure("owned", 2);

    log.topics().ensure(new KafkaTopic("owned", 4, Option.some(Duration.ofDays(1))));

    assertThat(log.settings("owned")).containsEntry("retention.ms", "-1");
  }

  @Test
  void aTopicStampedByTheProducerIsRefused() throws Exception {
    log.createTopic("producers", Map.of("message.timestamp.type", "CreateTime"));

    assertMisconfigured(
        () -> log.topics().ensure("producers", 1),
        ": topic producers: message.timestamp.type: expected LogAppendTime, was CreateTime;"
            + " name another topic, or delete this one to have it created anew");
  }

  @Test
  void aCompactedTopicIsRefused() throws Exception {
    log.createTopic("compacted", Map.of("cleanup.policy", "compact"));

    assertMisconfigured(
        () -> log.topics().ensure("compacted", 1),
        ": topic compacted: cleanup.policy: expected delete, was compact;"
            + " name another topic, or delete this one to have it created anew");
  }

  @Test
  void aNameThatKafkaDoesNotTakeIsSaid() {
    assertThatThrownBy(() -> log.topics().ensure("not a name", 1))
        .isInstanceOfSatisfying(
            PortException.class, e -> assertThat(e.kind()).isEqualTo(FailureKind.MISCONFIGURED))
        .hasMessageContaining("topic not a name: ")
        .hasMessageEndingWith("; correct the name");
  }

  @Test
  void lessThanOnePartitionIsNoTopic() {
    assertThatThrownBy(() -> KafkaTopic.keptForEver("bars", 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("topic bars: expected at least 1 partition, was 0");
  }

  private static void assertMisconfigured(Runnable call, String message) {
    assertThatThrownBy(call::run)
        .isInstanceOfSatisfying(
            PortException.class, e -> assertThat(e.kind()).isEqualTo(FailureKind.MISCONFIGURED))
        .hasMessage(log.connection() + message);
  }
}

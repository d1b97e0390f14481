package io.stockstream.adapters.kafka;

import static io.stockstream.ports.failure.FailureKind.INTERNAL;
import static io.stockstream.ports.failure.FailureKind.MISCONFIGURED;
import static io.stockstream.ports.failure.FailureKind.REJECTED;
import static io.stockstream.ports.failure.FailureKind.RETRYABLE;
import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.ports.failure.FailureKind;
import io.stockstream.ports.failure.PortException;
import java.util.Map;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.protocol.Errors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class KafkaFailuresTest {

  private static final KafkaConnection BROKER = KafkaConnection.to("127.0.0.1:9");

  /** Making an InterruptException interrupts. */
  @AfterEach
  void clearTheInterrupt() {
    Thread.interrupted();
  }

  @ParameterizedTest
  @CsvSource({
    "REQUEST_TIMED_OUT, RETRYABLE",
    "NETWORK_EXCEPTION, RETRYABLE",
    "LEADER_NOT_AVAILABLE, RETRYABLE",
    "NOT_LEADER_OR_FOLLOWER, RETRYABLE",
    "NOT_ENOUGH_REPLICAS, RETRYABLE",
    "NOT_ENOUGH_REPLICAS_AFTER_APPEND, RETRYABLE",
    "KAFKA_STORAGE_ERROR, RETRYABLE",
    "CORRUPT_MESSAGE, RETRYABLE",
    "OUT_OF_ORDER_SEQUENCE_NUMBER, RETRYABLE",
    "UNKNOWN_PRODUCER_ID, RETRYABLE",
    "INVALID_PRODUCER_EPOCH, RETRYABLE",
    "THROTTLING_QUOTA_EXCEEDED, RETRYABLE",
    "MESSAGE_TOO_LARGE, REJECTED",
    "RECORD_LIST_TOO_LARGE, REJECTED",
    "INVALID_RECORD, REJECTED",
    "UNKNOWN_TOPIC_OR_PARTITION, MISCONFIGURED",
    "UNKNOWN_TOPIC_ID, MISCONFIGURED",
    "INVALID_TOPIC_EXCEPTION, MISCONFIGURED",
    "TOPIC_AUTHORIZATION_FAILED, MISCONFIGURED",
    "CLUSTER_AUTHORIZATION_FAILED, MISCONFIGURED",
    "SASL_AUTHENTICATION_FAILED, MISCONFIGURED",
    "INVALID_PARTITIONS, MISCONFIGURED",
    "INVALID_REPLICATION_FACTOR, MISCONFIGURED",
    "INVALID_CONFIG, MISCONFIGURED",
    "INVALID_TIMESTAMP, MISCONFIGURED",
    "POLICY_VIOLATION, MISCONFIGURED",
    "UNSUPPORTED_VERSION, MISCONFIGURED",
    "TOPIC_ALREADY_EXISTS, INTERNAL",
    "UNKNOWN_SERVER_ERROR, INTERNAL"
  })
  void everyCodeHasAKind(Errors code, FailureKind kind) {
    assertThat(translate(code.exception()).kind()).isEqualTo(kind);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
  void everyCodeIsOneLineWithItsBroker(Errors code) {
    String message = translate((KafkaException) code.exception()).getMessage();

    assertThat(message).startsWith("kafka at 127.0.0.1:9: ").contains("; ");
    assertThat(message.lines()).hasSize(1);
  }

  @Test
  void theInnermostOfKafkasOwnDecides() {
    var made = new KafkaException("Failed to construct", new ConfigException("no such thing"));
    var waited = new TimeoutException("too long", new UnknownTopicOrPartitionException("bars"));
    var read = new TimeoutException("too long", new IllegalStateException("not Kafka's"));

    assertThat(translate(made).kind()).isEqualTo(MISCONFIGURED);
    assertThat(translate(waited).kind()).isEqualTo(MISCONFIGURED);
    assertThat(translate(read).kind()).isEqualTo(RETRYABLE);
  }

  @Test
  void anInterruptCanBeTriedAgain() {
    assertThat(translate(new InterruptException("stop")).kind()).isEqualTo(RETRYABLE);
  }

  @Test
  void retentionThatOvertakesAReaderIsNotOurBug() {
    var overtaken = new OffsetOutOfRangeException(Map.of(new TopicPartition("bars", 0), 7L));

    assertThat(translate(overtaken).kind()).isEqualTo(RETRYABLE);
  }

  @Test
  void theTextHasTheCodeAndTheNextStep() {
    assertThat(translate(Errors.MESSAGE_TOO_LARGE.exception()))
        .hasMessageStartingWith("kafka at 127.0.0.1:9: topic bars: ")
        .hasMessageEndingWith(" (RecordTooLargeException); raise the topic's max.message.bytes")
        .satisfies(e -> assertThat(e.kind()).isEqualTo(REJECTED));
    assertThat(translate(new KafkaException("odd")).kind()).isEqualTo(INTERNAL);
  }

  private static PortException translate(Exception e) {
    return BROKER.failures("bars").translate((KafkaException) e);
  }
}

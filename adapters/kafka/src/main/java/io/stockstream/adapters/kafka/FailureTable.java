package io.stockstream.adapters.kafka;

import static io.stockstream.ports.failure.FailureKind.INTERNAL;
import static io.stockstream.ports.failure.FailureKind.MISCONFIGURED;
import static io.stockstream.ports.failure.FailureKind.REJECTED;
import static io.stockstream.ports.failure.FailureKind.RETRYABLE;

import io.stockstream.ports.failure.FailureKind;
import java.util.List;
import org.apache.kafka.clients.consumer.InvalidOffsetException;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.ApplicationRecoverableException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.BootstrapResolutionException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.InvalidConfigurationException;
import org.apache.kafka.common.errors.InvalidPartitionsException;
import org.apache.kafka.common.errors.InvalidReplicationFactorException;
import org.apache.kafka.common.errors.InvalidTimestampException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.OutOfOrderSequenceException;
import org.apache.kafka.common.errors.PolicyViolationException;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.UnsupportedVersionException;

/** Says of every exception of the clients which kind it is, and what to do about it. */
final class FailureTable {

  /** The first that fits decides: two of the rejections are, for Kafka, configurations. */
  private static final List<Row> ROWS =
      List.of(
          new Row(RecordTooLargeException.class, REJECTED, "raise the topic's max.message.bytes"),
          new Row(RecordBatchTooLargeException.class, REJECTED, "raise the topic's segment.bytes"),
          new Row(InvalidRecordException.class, REJECTED, "see the broker's log for its rule"),
          new Row(BootstrapResolutionException.class, MISCONFIGURED, "correct the host name"),
          new Row(
              ConfigException.class,
              MISCONFIGURED,
              "correct kafka.bootstrap-servers, or the file of kafka.client-config"),
          new Row(
              SslAuthenticationException.class,
              MISCONFIGURED,
              "correct ssl.* in the file of kafka.client-config, or the broker's certificate"),
          new Row(
              AuthenticationException.class,
              MISCONFIGURED,
              "correct sasl.* in the file of kafka.client-config"),
          new Row(
              AuthorizationException.class,
              MISCONFIGURED,
              "grant its user the right by an ACL, or name another in kafka.client-config"),
          new Row(InvalidTopicException.class, MISCONFIGURED, "correct the name"),
          new Row(InvalidPartitionsException.class, MISCONFIGURED, "correct kafka.partitions"),
          new Row(
              InvalidReplicationFactorException.class,
              MISCONFIGURED,
              "start more brokers, or lower their default.replication.factor"),
          new Row(InvalidConfigurationException.class, MISCONFIGURED, "correct the setting"),
          new Row(PolicyViolationException.class, MISCONFIGURED, "create the topic by its policy"),
          new Row(UnsupportedVersionException.class, MISCONFIGURED, "use newer brokers"),
          new Row(
              InvalidTimestampException.class,
              MISCONFIGURED,
              "set the topic's message.timestamp.type to LogAppendTime"),
          new Row(InterruptException.class, RETRYABLE, "call again"),
          new Row(InvalidOffsetException.class, RETRYABLE, "retention ran meanwhile; read again"),
          new Row(OutOfOrderSequenceException.class, RETRYABLE, "publish again"),
          new Row(ApplicationRecoverableException.class, RETRYABLE, "call again"),
          new Row(RetriableException.class, RETRYABLE, "call again"),
          new Row(KafkaException.class, INTERNAL, "please report it"));

  private FailureTable() {}

  static Row of(KafkaException e) {
    return ROWS.stream().filter(row -> row.type().isInstance(e)).findFirst().orElseThrow();
  }

  /**
   * @param type with all that extend it
   * @param kind of the failure
   * @param nextStep for the reader of the message
   */
  record Row(Class<? extends KafkaException> type, FailureKind kind, String nextStep) {}
}

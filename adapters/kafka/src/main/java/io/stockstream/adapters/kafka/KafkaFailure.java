package io.stockstream.adapters.kafka;

import static io.stockstream.ports.failure.FailureKind.INTERNAL;
import static io.stockstream.ports.failure.FailureKind.MISCONFIGURED;
import static io.stockstream.ports.failure.FailureKind.REJECTED;
import static io.stockstream.ports.failure.FailureKind.RETRYABLE;

import io.stockstream.ports.failure.FailureKind;
import io.stockstream.ports.failure.PortException;
import io.stockstream.ports.log.OutgoingRecord;
import io.stockstream.ports.log.RecordKey;
import java.util.List;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.ApplicationRecoverableException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.BootstrapResolutionException;
import org.apache.kafka.common.errors.DisconnectException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.InvalidConfigurationException;
import org.apache.kafka.common.errors.InvalidPartitionsException;
import org.apache.kafka.common.errors.InvalidReplicationFactorException;
import org.apache.kafka.common.errors.InvalidTimestampException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.NetworkException;
import org.apache.kafka.common.errors.OutOfOrderSequenceException;
import org.apache.kafka.common.errors.PolicyViolationException;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicIdException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.errors.UnsupportedVersionException;

/** Words every way in which Kafka can fail: the fact in one line, then the next step. */
final class KafkaFailure {

  /** What a client says when nobody is there, or nobody answers in time. */
  private static final List<Class<? extends KafkaException>> SILENCE =
      List.of(TimeoutException.class, DisconnectException.class, NetworkException.class);

  /** Retriable for Kafka, which hopes for somebody to create it meanwhile. */
  private static final List<Class<? extends KafkaException>> MISSING =
      List.of(UnknownTopicOrPartitionException.class, UnknownTopicIdException.class);

  /** The first that fits decides, so what Kafka calls retriable and we do not comes before. */
  private static final List<Row> TABLE =
      List.of(
          new Row(BootstrapResolutionException.class, MISCONFIGURED, "correct the host name"),
          new Row(ConfigException.class, MISCONFIGURED, "correct the setting"),
          new Row(AuthenticationException.class, MISCONFIGURED, "correct the credentials"),
          new Row(AuthorizationException.class, MISCONFIGURED, "grant the right"),
          new Row(InvalidTopicException.class, MISCONFIGURED, "correct the name"),
          new Row(InvalidPartitionsException.class, MISCONFIGURED, "correct the partitions"),
          new Row(
              InvalidReplicationFactorException.class,
              MISCONFIGURED,
              "start more brokers or lower default.replication.factor"),
          new Row(InvalidConfigurationException.class, MISCONFIGURED, "correct the setting"),
          new Row(PolicyViolationException.class, MISCONFIGURED, "ask who set the policy"),
          new Row(UnsupportedVersionException.class, MISCONFIGURED, "use Kafka 4 brokers"),
          new Row(
              InvalidTimestampException.class,
              MISCONFIGURED,
              "set the topic's message.timestamp.type to LogAppendTime"),
          new Row(RecordTooLargeException.class, REJECTED, "raise the topic's max.message.bytes"),
          new Row(RecordBatchTooLargeException.class, REJECTED, "raise the topic's segment.bytes"),
          new Row(InterruptException.class, RETRYABLE, "interrupted; call again"),
          new Row(
              OffsetOutOfRangeException.class, RETRYABLE, "retention ran meanwhile; read again"),
          new Row(OutOfOrderSequenceException.class, RETRYABLE, "publish again"),
          new Row(ApplicationRecoverableException.class, RETRYABLE, "call again"),
          new Row(RetriableException.class, RETRYABLE, "call again"),
          new Row(KafkaException.class, INTERNAL, "please report it"));

  private KafkaFailure() {}

  /** Returns a client's exception in our words; the innermost of Kafka's own knows most. */
  static PortException translate(KafkaConnection connection, String topic, KafkaException e) {
    KafkaException root = innermost(e);
    if (isOneOf(SILENCE, root)) {
      return silent(connection, root);
    }
    if (isOneOf(MISSING, root)) {
      return missing(connection, topic, root);
    }
    Row row = TABLE.stream().filter(r -> r.type().isInstance(root)).findFirst().orElseThrow();
    String fact = "%s: topic %s: %s (%s); %s";
    return new PortException(
        row.kind(),
        fact.formatted(
            connection, topic, line(root), root.getClass().getSimpleName(), row.nextStep()),
        root);
  }

  static PortException silent(KafkaConnection connection, Exception cause) {
    return new PortException(
        RETRYABLE,
        ("%s: expected a broker, none answered in %s s;"
                + " start one with 'apps/stockstream demo' or docker compose, or correct the address")
            .formatted(connection, seconds(connection)),
        cause);
  }

  static PortException missing(KafkaConnection connection, String topic, Exception cause) {
    return new PortException(
        MISCONFIGURED,
        "%s: topic %s: expected to exist, was missing; create it or correct the name"
            .formatted(connection, topic),
        cause);
  }

  static PortException tooLarge(
      KafkaConnection connection, String topic, OutgoingRecord sent, int limit, Exception cause) {
    return new PortException(
        REJECTED,
        ("%s: topic %s: record of key '%s' has %d bytes and Kafka's frame around them;"
                + " expected at most %d bytes in all; raise the topic's max.message.bytes")
            .formatted(
                connection,
                topic,
                RecordKey.text(sent.key()),
                sent.key().length + sent.value().length,
                limit),
        cause);
  }

  static PortException wrongSetting(
      KafkaConnection connection, String topic, String setting, String expected, String actual) {
    return new PortException(
        MISCONFIGURED,
        ("%s: topic %s: %s: expected %s, was %s;"
                + " name another topic, or delete this one to have it created anew")
            .formatted(connection, topic, setting, expected, actual));
  }

  private static KafkaException innermost(KafkaException e) {
    KafkaException found = e;
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof KafkaException kafka) {
        found = kafka;
      }
    }
    return found;
  }

  private static boolean isOneOf(List<Class<? extends KafkaException>> types, Exception e) {
    return types.stream().anyMatch(type -> type.isInstance(e));
  }

  private static String seconds(KafkaConnection connection) {
    return String.valueOf(connection.timeout().toSeconds());
  }

  /** Kafka's messages may run over several lines. */
  private static String line(Exception e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }

  private record Row(Class<? extends KafkaException> type, FailureKind kind, String nextStep) {}
}

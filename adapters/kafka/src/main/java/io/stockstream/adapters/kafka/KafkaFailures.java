package io.stockstream.adapters.kafka;

import static io.stockstream.ports.failure.FailureKind.MISCONFIGURED;
import static io.stockstream.ports.failure.FailureKind.REJECTED;
import static io.stockstream.ports.failure.FailureKind.RETRYABLE;

import io.stockstream.ports.failure.FailureKind;
import io.stockstream.ports.failure.PortException;
import io.stockstream.ports.log.OutgoingRecord;
import io.stockstream.ports.log.RecordKey;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.DisconnectException;
import org.apache.kafka.common.errors.NetworkException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicIdException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * Words every way in which Kafka can fail: the fact in one line, then the next step.
 *
 * @param connection that failed
 * @param topic it was about
 * @param waited how long a client is given before it says that nobody answers
 */
record KafkaFailures(KafkaConnection connection, String topic, Duration waited) {

  /** What a client says when nobody is there, or nobody answers in time. */
  private static final List<Class<? extends KafkaException>> SILENT =
      List.of(TimeoutException.class, DisconnectException.class, NetworkException.class);

  /** Retriable for Kafka, which hopes for somebody to create it meanwhile. */
  private static final List<Class<? extends KafkaException>> MISSING =
      List.of(UnknownTopicOrPartitionException.class, UnknownTopicIdException.class);

  /** Returns a client's exception in our words; the innermost of Kafka's own knows most. */
  PortException translate(KafkaException e) {
    KafkaException root = innermost(e);
    if (isOneOf(SILENT, root)) {
      return silent(root);
    }
    if (isOneOf(MISSING, root)) {
      return missing(root);
    }
    FailureTable.Row row = FailureTable.of(root);
    String fact =
        line(root) + why(root) + " (" + root.getClass().getSimpleName() + "); " + row.nextStep();
    return aboutTheTopic(row.kind(), fact, root);
  }

  /** Of a client that cannot be made: it has spoken to nobody yet, so its settings are wrong. */
  PortException notMade(KafkaException e) {
    KafkaException root = innermost(e);
    return new PortException(
        MISCONFIGURED,
        "%s: no client can be made: %s%s; correct kafka.bootstrap-servers or the file of kafka.client-config"
            .formatted(connection, line(root), why(root)),
        e);
  }

  PortException silent(Exception cause) {
    return new PortException(
        RETRYABLE,
        ("%s: expected a broker, none answered in %d s;"
                + " start one with 'apps/stockstream broker',"
                + " or correct kafka.bootstrap-servers or kafka.client-config")
            .formatted(connection, waited.toSeconds()),
        cause);
  }

  PortException missing(Exception cause) {
    return aboutTheTopic(
        MISCONFIGURED, "expected to exist, was missing; create it or correct the name", cause);
  }

  PortException tooLarge(OutgoingRecord sent, int limit, Exception cause) {
    return aboutTheTopic(
        REJECTED,
        ("record of key '%s' has %d bytes and Kafka's frame around them;"
                + " expected at most %d, max.message.bytes of the topic when it was opened;"
                + " raise that, or send less in one record")
            .formatted(RecordKey.text(sent.key()), sent.key().length + sent.value().length, limit),
        cause);
  }

  PortException wrongSetting(String setting, String expected, String actual) {
    return aboutTheTopic(
        MISCONFIGURED,
        "%s: expected %s, was %s; name another topic, or delete this one to have it created anew"
            .formatted(setting, expected, actual),
        null);
  }

  private PortException aboutTheTopic(FailureKind kind, String fact, Exception cause) {
    return new PortException(kind, "%s: topic %s: %s".formatted(connection, topic, fact), cause);
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

  /** Of certificates and files Kafka says that they failed; the JDK below says why. */
  private static String why(KafkaException e) {
    Throwable deepest = e;
    while (deepest.getCause() != null) {
      deepest = deepest.getCause();
    }
    return deepest == e || deepest instanceof KafkaException ? "" : ": " + line(deepest);
  }

  /** Kafka's messages may run over several lines. */
  private static String line(Throwable e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }
}

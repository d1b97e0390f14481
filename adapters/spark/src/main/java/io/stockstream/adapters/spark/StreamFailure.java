package io.stockstream.adapters.spark;

import io.stockstream.ports.failure.FailureKind;
import io.stockstream.ports.failure.PortException;
import io.vavr.collection.Stream;
import io.vavr.control.Option;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.sql.streaming.StreamingQueryException;

/**
 * Finds our own word in a failure of Spark's. On the driver it is among the causes; from a task
 * only its text comes through.
 */
final class StreamFailure {

  private static final Pattern OURS =
      Pattern.compile(Pattern.quote(PortException.class.getName()) + ": (.*)");

  /** Of a client without the right, or whom the broker does not know. */
  private static final Pattern KAFKAS =
      Pattern.compile(
          "org\\.apache\\.kafka\\.common\\.errors\\."
              + "(\\w*(?:Authorization|Authentication)Exception): ([^\\r\\n]*)");

  private StreamFailure() {}

  static PortException translate(StreamingQueryException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof PortException ours) {
        return ours;
      }
    }
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      Matcher ours = OURS.matcher(String.valueOf(cause.getMessage()));
      if (ours.find()) {
        return new PortException(FailureKind.RETRYABLE, ours.group(1), failure);
      }
    }
    return refusal(failure)
        .getOrElse(
            () ->
                new PortException(
                    FailureKind.INTERNAL, "stream: failed with " + firstLine(failure), failure));
  }

  /** Finds out whether it is Kafka that does not let us in, or not there. */
  static Option<PortException> refusal(Throwable failure) {
    return Stream.iterate(failure, Throwable::getCause)
        .takeWhile(Objects::nonNull)
        .map(cause -> KAFKAS.matcher(cause.toString()))
        .find(Matcher::find)
        .map(
            kafkas ->
                new PortException(
                    FailureKind.MISCONFIGURED,
                    "stream: %s (%s); grant its user the right by an ACL, or correct the file of kafka.client-config"
                        .formatted(kafkas.group(2), kafkas.group(1)),
                    failure));
  }

  private static String firstLine(Throwable failure) {
    return String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
  }
}

package io.stockstream.adapters.spark;

import io.stockstream.ports.failure.FailureKind;
import io.stockstream.ports.failure.PortException;
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
    return new PortException(
        FailureKind.INTERNAL, "stream: failed with " + firstLine(failure), failure);
  }

  private static String firstLine(Throwable failure) {
    return String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
  }
}

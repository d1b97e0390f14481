package io.stockstream.adapters.kafka.embedded;

import static io.stockstream.ports.failure.FailureKind.MISCONFIGURED;
import static io.stockstream.ports.failure.FailureKind.RETRYABLE;

import io.stockstream.ports.failure.PortException;
import java.net.SocketException;
import java.nio.file.Path;
import java.util.concurrent.TimeoutException;

/** Words every way in which a start can fail: the fact in one line, then the next step. */
final class BrokerFailure {

  private BrokerFailure() {}

  static PortException portTaken(int port, Exception cause) {
    return new PortException(
        MISCONFIGURED,
        ("embedded broker: cannot listen on %s port %d (%s);"
                + " stop what uses it, or set another port or 0 for a free one")
            .formatted(LoopbackSockets.HOST, port, reason(cause)),
        cause);
  }

  static PortException notADirectory(Path path) {
    return misconfigured("%s is not a directory; name a new or empty one".formatted(path), null);
  }

  static PortException notWritable(Path path, Exception cause) {
    return misconfigured(
        "cannot write to directory %s (%s); give this user the right to write, or name another"
            .formatted(path, reason(cause)),
        cause);
  }

  static PortException inUse(Path path) {
    return new PortException(
        RETRYABLE,
        ("embedded broker: directory %s is in use by another broker;"
                + " stop that one, or name another directory")
            .formatted(path));
  }

  static PortException notABrokers(Path path, Path folder) {
    return misconfigured(
        "directory %s holds folder '%s' but no meta.properties of a broker; name a new or empty one"
            .formatted(path, folder.getFileName()),
        null);
  }

  static PortException otherNode(Path identity, int nodeId) {
    return misconfigured(
        "%s belongs to another cluster: expected node.id %d, was %d; name another directory"
            .formatted(identity, BrokerSettings.NODE_ID, nodeId),
        null);
  }

  static PortException damaged(Path identity, Exception cause) {
    return misconfigured(
        "%s is damaged (%s); restore it, or move the directory away to start empty"
            .formatted(identity, reason(cause)),
        cause);
  }

  static PortException noKey(Path path, Exception cause) {
    return misconfigured(
        "the JDK's keytool made no key in %s (%s); run on a whole JDK or JRE, or name another directory"
            .formatted(path, reason(cause)),
        cause);
  }

  static PortException notStarted(Path path, Exception cause) {
    return new PortException(
        cause instanceof TimeoutException ? RETRYABLE : MISCONFIGURED,
        ("embedded broker: did not start on directory %s (%s);"
                + " read the log, or move the directory away to start empty")
            .formatted(path, reason(cause)),
        cause);
  }

  private static PortException misconfigured(String fact, Exception cause) {
    return new PortException(MISCONFIGURED, "embedded broker: " + fact, cause);
  }

  /** The root says most; Kafka's messages may run over several lines. */
  private static String reason(Throwable cause) {
    Throwable root = cause;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    String line = String.valueOf(root.getMessage()).lines().findFirst().orElse("");
    return root instanceof SocketException ? line : root.getClass().getSimpleName() + " " + line;
  }
}

package io.stockstream.adapters.kafka;

import java.io.Serializable;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * Says where the brokers are and how long to wait for them.
 *
 * @param bootstrapServers {@code host:port}, several by comma
 * @param timeout how long a call waits for an answer before it fails, at least 1 s; records on
 *     their way are given three times that, so that a broker may restart meanwhile
 * @param security who we are, and whom we trust
 */
public record KafkaConnection(String bootstrapServers, Duration timeout, ClientSecurity security)
    implements Serializable {

  public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(10);

  private static final Duration MIN_TIMEOUT = Duration.ofSeconds(1);

  /**
   * @throws IllegalArgumentException if there are no servers or the timeout is below 1 s
   */
  public KafkaConnection {
    if (bootstrapServers.isBlank()) {
      throw new IllegalArgumentException(
          "bootstrap servers: expected host:port, was '%s'".formatted(bootstrapServers));
    }
    if (timeout.compareTo(MIN_TIMEOUT) < 0) {
      throw new IllegalArgumentException(
          "timeout: expected at least 1s, was %d ms".formatted(timeout.toMillis()));
    }
  }

  /** Makes one to brokers that ask nobody who they are. */
  public KafkaConnection(String bootstrapServers, Duration timeout) {
    this(bootstrapServers, timeout, ClientSecurity.NONE);
  }

  /** Returns a connection that waits 10 s, to brokers that ask nobody who they are. */
  public static KafkaConnection to(String bootstrapServers) {
    return new KafkaConnection(bootstrapServers, DEFAULT_TIMEOUT);
  }

  /** Returns how long work that has begun may stand still before it is given up. */
  Duration patience() {
    return timeout.multipliedBy(3);
  }

  KafkaFailures failures(String topic) {
    return new KafkaFailures(this, topic, timeout);
  }

  /** Returns what all clients are set to; a connection that hangs is tried once more. */
  Map<String, Object> settings() {
    Map<String, Object> settings = new HashMap<>(security.properties());
    settings.put("bootstrap.servers", bootstrapServers);
    settings.put("bootstrap.resolve.timeout.ms", timeout.toMillis() / 2);
    settings.put("request.timeout.ms", millis(timeout));
    settings.put("socket.connection.setup.timeout.ms", timeout.toMillis() / 2);
    settings.put("socket.connection.setup.timeout.max.ms", timeout.toMillis() / 2);
    settings.put("enable.metrics.push", false);
    return settings;
  }

  static int millis(Duration duration) {
    return Math.toIntExact(duration.toMillis());
  }

  @Override
  public String toString() {
    return "kafka at " + bootstrapServers;
  }
}

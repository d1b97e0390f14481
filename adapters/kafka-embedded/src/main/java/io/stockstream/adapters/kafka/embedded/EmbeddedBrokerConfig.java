package io.stockstream.adapters.kafka.embedded;

import java.nio.file.Path;

/**
 * Says where an {@link EmbeddedBroker} keeps its log and where it listens.
 *
 * @param directory the broker's own directory: new, empty, or written by an earlier broker
 * @param port the port on 127.0.0.1, 0 to 65535; 0 picks a free one at each start
 */
public record EmbeddedBrokerConfig(Path directory, int port) {

  private static final int MAX_PORT = 65_535;

  /**
   * @throws IllegalArgumentException if the port is outside 0 to 65535
   */
  public EmbeddedBrokerConfig {
    if (port < 0 || port > MAX_PORT) {
      throw new IllegalArgumentException(
          "port: expected 0 to %d, was %d; 0 picks a free one".formatted(MAX_PORT, port));
    }
    directory = directory.toAbsolutePath().normalize();
  }
}

package io.stockstream.adapters.kafka.embedded;

import io.stockstream.ports.failure.PortException;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a single-node Kafka, broker and controller, in this JVM.
 *
 * <p>Listens on 127.0.0.1 only. Topics are created explicitly, keep their records for ever and are
 * stamped by the broker (LogAppendTime) unless they say otherwise; a record may have 4 MiB. Records
 * outlive a stop and a kill of the process; they are not forced to the disk one by one, so the last
 * seconds may not outlive a crash of the machine.
 *
 * <p>Thread-safe. Kafka's threads keep the JVM alive until {@link #close}. A fault that a broker
 * cannot survive, such as a full disk, halts the JVM, as it does in Kafka's own process.
 */
public final class EmbeddedBroker implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedBroker.class);

  private final BrokerDirectory directory;
  private final LoopbackSockets sockets;
  private final KafkaNode node;

  private EmbeddedBroker(BrokerDirectory directory, LoopbackSockets sockets, KafkaNode node) {
    this.directory = directory;
    this.sockets = sockets;
    this.node = node;
  }

  /**
   * Starts a broker on a directory, which it formats when it is new, and blocks until clients are
   * served.
   *
   * @throws PortException MISCONFIGURED if the directory is no directory, is not writable, holds
   *     something else or is damaged, or the port is taken; RETRYABLE if another broker uses the
   *     directory or the start took too long
   */
  public static EmbeddedBroker start(EmbeddedBrokerConfig config) {
    return start(config, Optional.empty());
  }

  /**
   * Starts one likewise that wants to know its clients. A directory stays with the users it was
   * formatted with.
   *
   * @throws PortException as the other does; MISCONFIGURED also if key or certificate are unusable
   */
  public static EmbeddedBroker start(EmbeddedBrokerConfig config, BrokerSecurity security) {
    return start(config, Optional.of(security));
  }

  private static EmbeddedBroker start(
      EmbeddedBrokerConfig config, Optional<BrokerSecurity> security) {
    long begin = System.nanoTime();
    BrokerDirectory directory =
        BrokerDirectory.open(
            config.directory(), security.map(BrokerSecurity::scramArguments).orElseGet(List::of));
    try {
      EmbeddedBroker broker = startIn(directory, config.port(), security);
      LOG.info(
          "embedded broker started bootstrap={} directory={} millis={}",
          broker.bootstrapServers(),
          directory.path(),
          (System.nanoTime() - begin) / 1_000_000);
      return broker;
    } catch (RuntimeException e) {
      directory.close();
      throw e;
    }
  }

  private static EmbeddedBroker startIn(
      BrokerDirectory directory, int port, Optional<BrokerSecurity> security) {
    LoopbackSockets sockets = LoopbackSockets.bind(port);
    try {
      return new EmbeddedBroker(directory, sockets, KafkaNode.start(directory, sockets, security));
    } catch (RuntimeException e) {
      sockets.close();
      throw e;
    }
  }

  /** Returns the address for {@code bootstrap.servers}: 127.0.0.1 and the port. */
  public String bootstrapServers() {
    return sockets.brokerAddress();
  }

  /** Stops the broker and blocks until its files and ports are free; again does nothing. */
  @Override
  public synchronized void close() {
    try (directory;
        sockets) {
      node.close();
    }
  }
}

package io.stockstream.adapters.kafka.embedded;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import kafka.server.BrokerServer;
import kafka.server.ControllerServer;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.server.SharedServer;
import org.apache.kafka.common.metrics.Metrics;
import org.apache.kafka.common.utils.Time;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Wires Kafka's controller and broker as its {@link KafkaRaftServer} does, but with our sockets and
 * our fault handlers: the original halts the JVM when a start fails.
 */
final class KafkaNode implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(KafkaNode.class);

  private final FaultPolicy faults = new FaultPolicy();
  private final ControllerServer controller;
  private final BrokerServer broker;

  private KafkaNode(KafkaConfig config, LoopbackSockets sockets) {
    var formatted = KafkaRaftServer.initializeLogDirs(config, LOG, "");
    Map<Integer, InetSocketAddress> voters =
        Map.of(BrokerSettings.NODE_ID, sockets.controllerSocketAddress());
    var shared =
        new SharedServer(
            config,
            formatted._1(),
            Time.SYSTEM,
            new Metrics(),
            CompletableFuture.completedFuture(voters),
            List.of(),
            faults,
            sockets);
    broker = new BrokerServer(shared);
    controller = new ControllerServer(shared, KafkaRaftServer.configSchema(), formatted._2());
  }

  static KafkaNode start(
      BrokerDirectory directory, LoopbackSockets sockets, Optional<BrokerSecurity> security) {
    try {
      var settings = BrokerSettings.of(directory.path(), sockets, security);
      var node = new KafkaNode(new KafkaConfig(settings, false), sockets);
      node.start();
      return node;
    } catch (Exception e) {
      throw BrokerFailure.notStarted(directory.path(), e);
    }
  }

  /** The controller goes first: the broker registers with it. */
  private void start() {
    try {
      controller.startup();
      broker.startup();
      faults.started();
    } catch (Exception e) { // Scala throws checked exceptions without declaring them.
      close();
      throw e;
    }
  }

  /** The broker goes first: its orderly stop needs the controller. */
  @Override
  public void close() {
    faults.stopping();
    try {
      broker.shutdown();
    } finally {
      controller.shutdown();
    }
  }
}

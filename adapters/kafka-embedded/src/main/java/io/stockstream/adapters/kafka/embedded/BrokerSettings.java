package io.stockstream.adapters.kafka.embedded;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Kafka's own settings for one small node that keeps its records. */
final class BrokerSettings {

  static final int NODE_ID = 1;
  static final String OPEN_LISTENER = "PLAINTEXT";
  static final String SECURE_LISTENER = "SASL_SSL";
  static final String CONTROLLER_LISTENER = "CONTROLLER";

  private static final int MIB = 1024 * 1024;

  /** LogAppendTime: by the bars' own times, retention would delete the past at once. */
  private static final Map<String, String> RECORDS =
      Map.of(
          "auto.create.topics.enable", "false",
          "log.message.timestamp.type", "LogAppendTime",
          "log.retention.ms", "-1",
          "log.retention.bytes", "-1",
          "log.segment.bytes", String.valueOf(64 * MIB),
          "message.max.bytes", String.valueOf(4 * MIB));

  private static final Map<String, String> INTERNAL_TOPICS =
      Map.of(
          "offsets.topic.replication.factor", "1",
          "offsets.topic.num.partitions", "4",
          "transaction.state.log.replication.factor", "1",
          "transaction.state.log.min.isr", "1",
          "transaction.state.log.num.partitions", "1",
          "share.coordinator.state.topic.replication.factor", "1",
          "share.coordinator.state.topic.min.isr", "1",
          "share.coordinator.state.topic.num.partitions", "1");

  /** After a kill the controller remembers the dead broker for one session, and the start waits. */
  private static final Map<String, String> TIMING =
      Map.of(
          "broker.session.timeout.ms", "2000",
          "broker.heartbeat.interval.ms", "500",
          "group.initial.rebalance.delay.ms", "0",
          "server.max.startup.time.ms", "120000");

  /** Threads and buffers for a laptop; the cleaner stays on, it compacts the consumers' offsets. */
  private static final Map<String, String> SMALL =
      Map.of(
          "num.network.threads", "1",
          "num.io.threads", "2",
          "background.threads", "2",
          "num.recovery.threads.per.data.dir", "1",
          "group.coordinator.threads", "1",
          "share.coordinator.threads", "1",
          "log.cleaner.dedupe.buffer.size", String.valueOf(2 * MIB),
          "log.index.size.max.bytes", String.valueOf(MIB),
          "metric.reporters", "");

  private BrokerSettings() {}

  static Map<String, String> of(
      Path directory, LoopbackSockets sockets, Optional<BrokerSecurity> security) {
    String listener = security.isPresent() ? SECURE_LISTENER : OPEN_LISTENER;
    Map<String, String> settings = new HashMap<>(identity(directory, sockets, listener));
    security.ifPresent(present -> settings.putAll(present.settings()));
    settings.putAll(RECORDS);
    settings.putAll(INTERNAL_TOPICS);
    settings.putAll(TIMING);
    settings.putAll(SMALL);
    return settings;
  }

  private static Map<String, String> identity(
      Path directory, LoopbackSockets sockets, String listener) {
    String broker = listener + "://" + sockets.brokerAddress();
    String controller = CONTROLLER_LISTENER + "://" + sockets.controllerAddress();
    return Map.of(
        "process.roles",
        "broker,controller",
        "node.id",
        String.valueOf(NODE_ID),
        "controller.quorum.voters",
        NODE_ID + "@" + sockets.controllerAddress(),
        "controller.listener.names",
        CONTROLLER_LISTENER,
        "listeners",
        broker + "," + controller,
        "advertised.listeners",
        broker,
        "listener.security.protocol.map",
        "PLAINTEXT:PLAINTEXT,SASL_SSL:SASL_SSL,CONTROLLER:PLAINTEXT",
        "log.dirs",
        directory.toString());
  }
}

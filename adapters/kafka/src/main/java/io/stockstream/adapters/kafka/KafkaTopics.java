package io.stockstream.adapters.kafka;

import io.stockstream.ports.failure.PortException;
import java.util.Map;
import org.apache.kafka.common.errors.TopicExistsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Creates the topics of the log, or checks that they are what the log needs. Thread-safe. */
public final class KafkaTopics {

  private static final Logger LOG = LoggerFactory.getLogger(KafkaTopics.class);

  private final KafkaConnection connection;

  public KafkaTopics(KafkaConnection connection) {
    this.connection = connection;
  }

  /** Does as {@link #ensure(KafkaTopic)} for a topic that keeps its records for ever. */
  public void ensure(String name, int partitions) {
    ensure(KafkaTopic.keptForEver(name, partitions));
  }

  /**
   * Creates a topic, or checks the one there is. Of that, other partitions or another retention are
   * only logged: both are somebody's right to change. Repeats do nothing; blocks until the topic
   * can be used.
   *
   * @throws PortException MISCONFIGURED if the topic there is stamps by the producer's time or is
   *     compacted, or the name or the rights are wrong; RETRYABLE if no broker answers
   */
  public void ensure(KafkaTopic topic) {
    try (TopicAdmin admin = TopicAdmin.connect(connection, topic.name())) {
      if (admin.exists() || !created(topic, admin)) {
        check(topic, admin);
      }
    }
  }

  /** Returns false when somebody else was first. */
  private static boolean created(KafkaTopic topic, TopicAdmin admin) {
    try {
      admin.create(topic);
    } catch (PortException e) {
      if (e.getCause() instanceof TopicExistsException) {
        return false;
      }
      throw e;
    }
    LOG.info(
        "topic created topic={} partitions={} retentionMs={}",
        topic.name(),
        topic.partitions(),
        topic.settings().get(KafkaTopic.RETENTION));
    return true;
  }

  private void check(KafkaTopic topic, TopicAdmin admin) {
    Map<String, String> actual = admin.settings();
    KafkaTopic.REQUIRED.forEach(
        (setting, expected) -> {
          if (!expected.equals(actual.get(setting))) {
            throw connection
                .failures(topic.name())
                .wrongSetting(setting, expected, actual.get(setting));
          }
        });
    report(topic, "partitions", String.valueOf(topic.partitions()), admin.partitions());
    report(
        topic,
        KafkaTopic.RETENTION,
        topic.settings().get(KafkaTopic.RETENTION),
        actual.get(KafkaTopic.RETENTION));
  }

  private static void report(KafkaTopic topic, String setting, String expected, String actual) {
    if (!expected.equals(actual)) {
      LOG.warn(
          "topic differs topic={} setting={} expected={} was={}",
          topic.name(),
          setting,
          expected,
          actual);
    }
  }
}

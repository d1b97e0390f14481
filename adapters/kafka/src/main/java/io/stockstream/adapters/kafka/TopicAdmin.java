package io.stockstream.adapters.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Asks the brokers about one topic; every failure comes out as a PortException. */
final class TopicAdmin implements AutoCloseable {

  private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

  private final KafkaConnection connection;
  private final String topic;
  private final Admin admin;

  private TopicAdmin(KafkaConnection connection, String topic, Admin admin) {
    this.connection = connection;
    this.topic = topic;
    this.admin = admin;
  }

  static TopicAdmin connect(KafkaConnection connection, String topic) {
    Map<String, Object> settings = connection.settings();
    settings.put("default.api.timeout.ms", KafkaConnection.millis(connection.timeout()));
    try {
      return new TopicAdmin(connection, topic, Admin.create(settings));
    } catch (KafkaException e) {
      throw connection.failures(topic).notMade(e);
    }
  }

  boolean exists() {
    try {
      await(admin.describeTopics(List.of(topic)).allTopicNames());
      return true;
    } catch (UnknownTopicOrPartitionException e) {
      return false;
    } catch (KafkaException e) {
      throw connection.failures(topic).translate(e);
    }
  }

  /** The controller has a topic before the brokers tell of it. */
  void create(KafkaTopic wanted) {
    NewTopic created =
        new NewTopic(topic, Optional.of(wanted.partitions()), Optional.empty())
            .configs(wanted.settings());
    answer(admin.createTopics(List.of(created)).all());
    long deadline = System.nanoTime() + connection.timeout().toNanos();
    while (!exists() && System.nanoTime() < deadline) {
      LockSupport.parkNanos(POLL_NANOS);
    }
  }

  String partitions() {
    return String.valueOf(
        answer(admin.describeTopics(List.of(topic)).allTopicNames())
            .get(topic)
            .partitions()
            .size());
  }

  /** Returns the settings in force, the brokers' defaults among them. */
  Map<String, String> settings() {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    Map<String, String> settings = new HashMap<>();
    for (ConfigEntry entry :
        answer(admin.describeConfigs(List.of(resource)).all()).get(resource).entries()) {
      settings.put(entry.name(), entry.value());
    }
    return settings;
  }

  private <T> T answer(KafkaFuture<T> future) {
    try {
      return await(future);
    } catch (KafkaException e) {
      throw connection.failures(topic).translate(e);
    }
  }

  /** The client bounds the wait by its own timeout, and says more when it ends. */
  private static <T> T await(KafkaFuture<T> future) {
    try {
      return future.get();
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof KafkaException kafka ? kafka : new KafkaException(e.getCause());
    }
  }

  @Override
  public void close() {
    admin.close(Duration.ZERO);
  }
}

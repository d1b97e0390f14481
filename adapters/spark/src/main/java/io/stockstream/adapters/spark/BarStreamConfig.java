package io.stockstream.adapters.spark;

import java.io.Serializable;
import java.util.Map;

/**
 * What a stream reads, and how.
 *
 * @param bootstrapServers of the broker
 * @param topic the log
 * @param checkpoint folder in which Spark keeps which batch has which offsets; shared storage on a
 *     cluster
 * @param maxRecordsPerBatch bounds a batch, and with it the memory of a task
 * @param tasks into how many parts a batch is shuffled by instrument; at least the cores there are
 * @param rewind whether a store that is behind its checkpoint may take the stream back to what it
 *     knows
 * @param security Kafka's own properties of who we are and whom we trust; files among them have to
 *     be at that path wherever a task runs
 */
public record BarStreamConfig(
    String bootstrapServers,
    String topic,
    String checkpoint,
    long maxRecordsPerBatch,
    int tasks,
    boolean rewind,
    Map<String, String> security)
    implements Serializable {

  public BarStreamConfig {
    security = Map.copyOf(security);
  }

  /** Makes one for a broker that asks nobody who they are. */
  public BarStreamConfig(
      String bootstrapServers,
      String topic,
      String checkpoint,
      long maxRecordsPerBatch,
      int tasks,
      boolean rewind) {
    this(bootstrapServers, topic, checkpoint, maxRecordsPerBatch, tasks, rewind, Map.of());
  }

  /** Returns where from and where to; any other value may be a secret. */
  @Override
  public String toString() {
    return "BarStreamConfig[topic=%s at %s, checkpoint=%s]"
        .formatted(topic, bootstrapServers, checkpoint);
  }
}

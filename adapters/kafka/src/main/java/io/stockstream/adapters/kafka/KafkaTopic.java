package io.stockstream.adapters.kafka;

import io.vavr.control.Option;
import java.io.Serializable;
import java.time.Duration;
import java.util.Map;

/**
 * Says what a topic of the log is created with.
 *
 * @param name of the topic
 * @param partitions at least 1
 * @param retention how long records are kept, or none for ever
 */
public record KafkaTopic(String name, int partitions, Option<Duration> retention)
    implements Serializable {

  static final String TIMESTAMP_TYPE = "message.timestamp.type";
  static final String CLEANUP_POLICY = "cleanup.policy";
  static final String RETENTION = "retention.ms";

  private static final String FOR_EVER = "-1";

  /**
   * Settings without which the log tells something else: by the bars' own times retention deletes
   * the past at once, and compaction leaves one statement an instrument.
   */
  static final Map<String, String> REQUIRED =
      Map.of(TIMESTAMP_TYPE, "LogAppendTime", CLEANUP_POLICY, "delete");

  /**
   * @throws IllegalArgumentException if there is less than one partition
   */
  public KafkaTopic {
    if (partitions < 1) {
      throw new IllegalArgumentException(
          "topic %s: expected at least 1 partition, was %d".formatted(name, partitions));
    }
  }

  /** Returns a topic that keeps its records for ever. */
  public static KafkaTopic keptForEver(String name, int partitions) {
    return new KafkaTopic(name, partitions, Option.none());
  }

  /** Returns all we set; the rest, and the replication factor, is the brokers' own. */
  Map<String, String> settings() {
    return Map.of(
        TIMESTAMP_TYPE,
        REQUIRED.get(TIMESTAMP_TYPE),
        CLEANUP_POLICY,
        REQUIRED.get(CLEANUP_POLICY),
        RETENTION,
        retention.map(r -> String.valueOf(r.toMillis())).getOrElse(FOR_EVER),
        "retention.bytes",
        FOR_EVER);
  }
}

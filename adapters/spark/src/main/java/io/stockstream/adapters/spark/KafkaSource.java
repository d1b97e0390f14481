package io.stockstream.adapters.spark;

import io.stockstream.ports.failure.FailureKind;
import io.stockstream.ports.failure.PortException;
import io.stockstream.ports.store.OffsetRange;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.streaming.DataStreamReader;

/** The log as Spark reads it. */
final class KafkaSource {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /**
   * A task asks only for what is there. What its consumer asks for ahead would wait at the broker
   * for the next record, and with it every other question on the same connection.
   */
  private static final int FETCH_WAIT_MILLIS = 1;

  private KafkaSource() {}

  /** Fails rather than skips when retention has removed what was not read yet. */
  static Dataset<Row> read(SparkSession spark, BarStreamConfig config, StartingPoint start) {
    DataStreamReader reader = spark.readStream().format("kafka");
    config.security().forEach((name, value) -> reader.option("kafka." + name, value));
    return reader
        .option("kafka.bootstrap.servers", config.bootstrapServers())
        .option("subscribe", config.topic())
        .option("kafka.fetch.max.wait.ms", FETCH_WAIT_MILLIS)
        .option("startingOffsets", start.startingOffsets(config.topic(), partitions(config)))
        .option("maxOffsetsPerTrigger", config.maxRecordsPerBatch())
        .option("failOnDataLoss", true)
        .load();
  }

  private static List<Integer> partitions(BarStreamConfig config) {
    return ask(config, consumer -> partitions(config, consumer));
  }

  /** Returns what the log holds now, one range a partition. */
  static List<OffsetRange> extent(BarStreamConfig config) {
    return ask(config, consumer -> extent(config, consumer));
  }

  private static List<OffsetRange> extent(
      BarStreamConfig config, KafkaConsumer<byte[], byte[]> consumer) {
    List<TopicPartition> partitions =
        partitions(config, consumer).stream()
            .map(partition -> new TopicPartition(config.topic(), partition))
            .toList();
    Map<TopicPartition, Long> from = consumer.beginningOffsets(partitions, PATIENCE);
    Map<TopicPartition, Long> until = consumer.endOffsets(partitions, PATIENCE);
    return partitions.stream()
        .map(p -> new OffsetRange(p.topic(), p.partition(), from.get(p), until.get(p)))
        .toList();
  }

  private static <T> T ask(
      BarStreamConfig config, Function<KafkaConsumer<byte[], byte[]>, T> question) {
    Map<String, Object> settings = new HashMap<>(config.security());
    settings.put("bootstrap.servers", config.bootstrapServers());
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      return question.apply(consumer);
    } catch (KafkaException e) {
      throw refused(config, e);
    }
  }

  private static PortException refused(BarStreamConfig config, KafkaException e) {
    return StreamFailure.refusal(e)
        .getOrElse(
            () ->
                new PortException(
                    FailureKind.RETRYABLE,
                    "kafka at %s: expected a broker, none answered in %d s; start one, or set KAFKA_BROKER"
                        .formatted(config.bootstrapServers(), PATIENCE.toSeconds()),
                    e));
  }

  private static List<Integer> partitions(
      BarStreamConfig config, KafkaConsumer<byte[], byte[]> consumer) {
    List<PartitionInfo> found = consumer.partitionsFor(config.topic(), PATIENCE);
    if (found == null || found.isEmpty()) {
      throw new PortException(
          FailureKind.MISCONFIGURED,
          "topic %s: expected it on the broker %s, was not there; publish to it first"
              .formatted(config.topic(), config.bootstrapServers()));
    }
    return found.stream().map(PartitionInfo::partition).sorted().toList();
  }
}

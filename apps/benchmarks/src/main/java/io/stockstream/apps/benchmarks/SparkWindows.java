package io.stockstream.apps.benchmarks;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.from_json;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.window;

import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.streaming.StreamingQuery;
import org.apache.spark.sql.streaming.Trigger;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * The usual way with Spark alone: {@code groupBy(window(…))} over the topic, its state in Spark,
 * its result kept by key. It judges nothing: what is sent twice counts twice.
 */
record SparkWindows(SparkSession spark, String brokers, String topic, Path checkpoints) {

  /** The watermark moves from batch to batch. */
  private static final long RECORDS_PER_BATCH = 1_500;

  private static final StructType SCHEMA =
      new StructType()
          .add("symbol", DataTypes.StringType)
          .add("openTime", DataTypes.TimestampType)
          .add("high", DataTypes.createDecimalType(38, 18))
          .add("low", DataTypes.createDecimalType(38, 18))
          .add("volume", DataTypes.createDecimalType(38, 18));

  /** Keeps every window for ever, so nothing comes too late for it. */
  Map<Day, Totals> complete() throws Exception {
    return days(bars(), "complete");
  }

  /** Forgets a window once bars of an hour after it were seen, as a stream without end has to. */
  Map<Day, Totals> withWatermark() throws Exception {
    return days(bars().withWatermark("openTime", "1 hour"), "update");
  }

  private Dataset<Row> bars() {
    return spark
        .readStream()
        .format("kafka")
        .option("kafka.bootstrap.servers", brokers)
        .option("subscribe", topic)
        .option("startingOffsets", "earliest")
        .option("maxOffsetsPerTrigger", RECORDS_PER_BATCH)
        .load()
        .select(from_json(col("value").cast("string"), SCHEMA).as("bar"))
        .select("bar.*");
  }

  private Map<Day, Totals> days(Dataset<Row> bars, String mode) throws Exception {
    Map<Day, Totals> days = new HashMap<>();
    StreamingQuery query =
        bars.groupBy(col("symbol"), window(col("openTime"), "1 day"))
            .agg(sum("volume"), max("high"), min("low"))
            .select("symbol", "window.start", "sum(volume)", "max(high)", "min(low)")
            .writeStream()
            .outputMode(mode)
            .option("checkpointLocation", checkpoints.resolve(mode).toUri().toString())
            .trigger(Trigger.AvailableNow())
            .foreachBatch(
                (Dataset<Row> windows, Long number) ->
                    windows.collectAsList().forEach(row -> put(row, days)))
            .start();
    query.awaitTermination();
    return days;
  }

  private static void put(Row row, Map<Day, Totals> days) {
    Instant start = row.getTimestamp(1).toInstant();
    days.put(
        Day.of(row.getString(0), start),
        new Totals(row.getDecimal(2), row.getDecimal(3), row.getDecimal(4)));
  }
}

package io.stockstream.apps.benchmarks;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/**
 * The usual way with ClickHouse alone: its Kafka engine reads the topic, one materialized view
 * stores the bars, one for each timeframe adds what comes to an {@code AggregatingMergeTree}. It
 * judges nothing: what is sent twice counts twice.
 */
final class KafkaViews {

  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

  private static final String QUEUE =
      """
      CREATE TABLE queue (
        symbol String, venue String, openTime String,
        open Decimal(38, 18), high Decimal(38, 18), low Decimal(38, 18), close Decimal(38, 18),
        volume Decimal(38, 18), tradeCount Int64)
      ENGINE = Kafka
      SETTINGS kafka_broker_list = '%s', kafka_topic_list = '%s', kafka_group_name = '%s',
        kafka_format = 'JSONEachRow', input_format_skip_unknown_fields = 1,
        kafka_num_consumers = %d, kafka_thread_per_consumer = 1,
        kafka_disable_num_consumers_limit = 1, kafka_flush_interval_ms = 1000
      """;

  private static final String BARS =
      """
      CREATE TABLE bars (
        venue LowCardinality(String), symbol String, open_time DateTime64(6, 'UTC'),
        open Decimal(38, 18), high Decimal(38, 18), low Decimal(38, 18), close Decimal(38, 18),
        volume Decimal(38, 18), trade_count Int64)
      ENGINE = MergeTree PARTITION BY toYYYYMM(open_time) ORDER BY (venue, symbol, open_time)
      """;

  private static final String TO_BARS =
      """
      CREATE MATERIALIZED VIEW to_bars TO bars AS
      SELECT venue, symbol, parseDateTime64BestEffort(openTime, 6, 'UTC') AS open_time,
        open, high, low, close, volume, tradeCount AS trade_count
      FROM queue
      """;

  private static final String ROLL_UPS =
      """
      CREATE TABLE bars_%s (
        venue LowCardinality(String), symbol String, window DateTime('UTC'),
        open AggregateFunction(argMin, Decimal(38, 18), DateTime64(6, 'UTC')),
        high SimpleAggregateFunction(max, Decimal(38, 18)),
        low SimpleAggregateFunction(min, Decimal(38, 18)),
        close AggregateFunction(argMax, Decimal(38, 18), DateTime64(6, 'UTC')),
        volume SimpleAggregateFunction(sum, Decimal(38, 18)),
        trade_count SimpleAggregateFunction(sum, Int64),
        present SimpleAggregateFunction(sum, UInt64))
      ENGINE = AggregatingMergeTree PARTITION BY toYYYYMM(window) ORDER BY (venue, symbol, window)
      """;

  private static final String TO_ROLL_UPS =
      """
      CREATE MATERIALIZED VIEW to_bars_%1$s TO bars_%1$s AS
      SELECT venue, symbol, toStartOfInterval(open_time, INTERVAL %2$s, 'UTC') AS window,
        argMinState(open, open_time) AS open, max(high) AS high, min(low) AS low,
        argMaxState(close, open_time) AS close, sum(volume) AS volume,
        sum(trade_count) AS trade_count, count() AS present
      FROM bars GROUP BY venue, symbol, window
      """;

  private static final Map<String, String> WINDOWS =
      Map.of("5m", "5 minute", "15m", "15 minute", "1h", "1 hour", "1d", "1 day");

  private final ServerSql server;

  /** Makes the tables in an empty database. */
  KafkaViews(ServerSql server) {
    this.server = server;
    server.run(BARS);
    WINDOWS.forEach(
        (name, window) -> {
          server.run(ROLL_UPS.formatted(name));
          server.run(TO_ROLL_UPS.formatted(name, window));
        });
  }

  /** Begins to read a topic from its beginning. */
  void start(String brokers, String topic) {
    server.run(QUEUE.formatted(brokers, topic, "views-" + UUID.randomUUID(), Chain.CORES));
    server.run(TO_BARS);
  }

  /** Waits until so many records are in every table. The server tells nobody when it is through. */
  void await(long records) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!isThrough(records)) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException(
            "views: expected %d records within %s, was %d"
                .formatted(records, PATIENCE, server.number("SELECT count() FROM bars")));
      }
      LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
    }
  }

  /** The count of a table is known without reading it. */
  private boolean isThrough(long records) {
    return server.number("SELECT count() FROM bars") >= records
        && WINDOWS.keySet().stream()
            .allMatch(name -> server.number("SELECT sum(present) FROM bars_" + name) >= records);
  }

  /** Stops reading; what was read stays. */
  void stop() {
    server.run("DROP TABLE to_bars SYNC");
    server.run("DROP TABLE queue SYNC");
  }

  Map<Day, Totals> days() {
    Map<Day, Totals> days = new HashMap<>();
    for (List<String> row :
        server.rows(
            "SELECT symbol, toDate(window), sum(volume), max(high), min(low) FROM bars_1d"
                + " GROUP BY ALL")) {
      days.put(
          new Day(row.get(0), LocalDate.parse(row.get(1))),
          new Totals(
              new BigDecimal(row.get(2)), new BigDecimal(row.get(3)), new BigDecimal(row.get(4))));
    }
    return days;
  }
}

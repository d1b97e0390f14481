package io.stockstream.apps.benchmarks;

import io.stockstream.adapters.spark.BarStream;
import io.stockstream.adapters.spark.LocalSpark;
import io.stockstream.adapters.wire.JsonMessageEncoder;
import io.stockstream.domain.statement.StatementDraft;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.SparkSession;

/**
 * The same topic with corrections brought to day bars by us and in the usual ways. What is true is
 * said by DuckDB, from the last word on each bar.
 */
final class Corrections {

  private static final long RECORDS_PER_BATCH = 5_000;

  private Corrections() {}

  static void run() throws Exception {
    Path home = Files.createTempDirectory("corrections-");
    System.out.println(Machine.describe());
    System.out.printf(
        "corrections: %d bars, %d corrected, %d sent twice, %d late, seed %d%n",
        CorrectedBars.BARS,
        CorrectedBars.CORRECTED,
        CorrectedBars.SENT_TWICE,
        CorrectedBars.LATE,
        CorrectedBars.SEED);
    try (OwnServer server = OwnServer.start()) {
      print(verdicts(home, server.databases()));
    }
  }

  static void print(List<Verdict> verdicts) {
    System.out.println(Verdict.HEAD);
    verdicts.forEach(System.out::println);
  }

  /** Returns ours first. */
  static List<Verdict> verdicts(Path home, Databases databases) throws Exception {
    List<StatementDraft> statements = CorrectedBars.sent();
    Map<Day, Totals> truth = truth(statements);
    List<Verdict> verdicts = new ArrayList<>();
    try (SparkSession spark = LocalSpark.start(Chain.CORES);
        Chain chain = Chain.open(home, folder -> databases.store("ours"))) {
      chain.publish(statements.stream().map(JsonMessageEncoder::toRecord).iterator());
      verdicts.add(Verdict.of("StockStream", truth, ours(spark, chain)));
      verdicts.add(
          Verdict.of(
              "ClickHouse: Kafka engine and materialized views",
              truth,
              views(databases, chain, statements.size())));
      spark.conf().set("spark.sql.shuffle.partitions", Chain.CORES);
      SparkWindows windows =
          new SparkWindows(
              spark,
              chain.connection().bootstrapServers(),
              Chain.TOPIC,
              home.resolve("checkpoints"));
      verdicts.add(Verdict.of("Spark: `window`, complete mode", truth, windows.complete()));
      verdicts.add(
          Verdict.of("Spark: `window`, watermark of an hour", truth, windows.withWatermark()));
    }
    return verdicts;
  }

  private static Map<Day, Totals> truth(List<StatementDraft> statements) throws Exception {
    try (DuckDbFold duckDb = new DuckDbFold()) {
      duckDb.load(statements);
      return duckDb.days();
    }
  }

  private static Map<Day, Totals> ours(SparkSession spark, Chain chain) {
    try (BarStream stream =
        BarStream.startAvailable(
            spark,
            chain.config(RECORDS_PER_BATCH),
            chain.store(),
            chain.part(),
            (entry, changed, took) -> {})) {
      stream.await();
    }
    return StoredDays.read(chain.store().bars());
  }

  private static Map<Day, Totals> views(Databases databases, Chain chain, long records) {
    KafkaViews views = new KafkaViews(databases.empty("views"));
    views.start(chain.connection().bootstrapServers(), Chain.TOPIC);
    views.await(records);
    views.stop();
    return views.days();
  }
}

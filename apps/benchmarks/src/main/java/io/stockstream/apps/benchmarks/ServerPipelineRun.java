package io.stockstream.apps.benchmarks;

import io.stockstream.adapters.spark.LocalSpark;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.sql.SparkSession;

/**
 * One way of bringing a log into a ClickHouse server, in processes of its own: this JVM, with the
 * broker in it, and a server that ends with it.
 *
 * @param log what is brought
 */
record ServerPipelineRun(PipelineRun log) {

  private static final String STORE = "ours";
  private static final String VIEWS = "views";

  /** Carries the log, tells when it is through, and returns the days that came of it. */
  private interface Way {
    Map<Day, Totals> carry(Chain chain, Progress progress) throws Exception;
  }

  /**
   * The log carried once.
   *
   * @param progress in this JVM
   * @param done by the server
   * @param meter of the database, as long as it is there
   */
  private record Pass(
      Progress progress, ServerMeter.Done done, ServerMeter meter, Map<Day, Totals> days) {}

  /** The pipeline. Spark and the server are started before the clock is. */
  void ours() throws Exception {
    try (SparkSession spark = LocalSpark.start(Chain.CORES);
        OwnServer server = OwnServer.start()) {
      run(
          server.databases(),
          STORE,
          (chain, progress) -> {
            log.stream(spark).carry(chain, progress);
            progress.end();
            return StoredDays.read(chain.store().bars());
          });
    }
  }

  /** The server's own Kafka engine and materialized views. */
  void views() throws Exception {
    try (OwnServer server = OwnServer.start()) {
      Databases databases = server.databases();
      run(
          databases,
          VIEWS,
          (chain, progress) -> {
            KafkaViews views = new KafkaViews(new ServerSql(databases.address(VIEWS)));
            views.start(chain.connection().bootstrapServers(), Chain.TOPIC);
            views.await(log.statements());
            progress.add(log.statements());
            progress.end();
            views.stop();
            return views.days();
          });
    }
  }

  /** Three times, each time into a new database: the first is cold, the last is warm. */
  private void run(Databases databases, String database, Way way) throws Exception {
    Pass cold = pass(databases, database, way);
    pass(databases, database, way);
    Pass warm = pass(databases, database, way);
    System.out.println(Machine.describe());
    tell(cold, warm);
    System.out.println(Verdict.HEAD);
    System.out.println(Verdict.of(database, truth(), warm.days()));
  }

  private Pass pass(Databases databases, String database, Way way) throws Exception {
    databases.empty(VIEWS);
    try (Chain chain = Chain.open(log.home(), own -> databases.store(STORE))) {
      ServerMeter meter = new ServerMeter(databases, database);
      Progress progress = new Progress();
      Map<Day, Totals> days = way.carry(chain, progress);
      return new Pass(progress, meter.done(), meter, days);
    }
  }

  private void tell(Pass cold, Pass warm) {
    double statements = log.statements();
    System.out.printf(
        Locale.ROOT,
        "%s%.0f %.0f %.2f %.3f %.1f %.1f%n",
        Child.RESULT,
        cold.progress().rate(),
        warm.progress().rate(),
        warm.progress().processorMicros() + warm.done().processorMicros() / statements,
        warm.done().rows() / statements,
        warm.done().parts() / warm.progress().minutes(),
        warm.meter().bytesMerged() / statements);
  }

  private Map<Day, Totals> truth() throws SQLException {
    try (DuckDbFold duckDb = new DuckDbFold()) {
      duckDb.load(new Drafts(log.instruments(), log.statements()));
      return duckDb.days();
    }
  }
}

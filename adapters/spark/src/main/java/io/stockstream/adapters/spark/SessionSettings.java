package io.stockstream.adapters.spark;

import org.apache.spark.sql.SparkSession;

/** What our batches need of a session, wherever Spark runs. */
final class SessionSettings {

  private SessionSettings() {}

  static SparkSession.Builder apply(SparkSession.Builder builder) {
    return builder
        // The plan of a batch is always the same three steps; replanning it costs more than it
        // saves.
        .config("spark.sql.adaptive.enabled", false)
        // Of Spark's expressions a record meets six. To write, compile and warm up Java for them,
        // in
        // every task anew, takes longer than to interpret them.
        .config("spark.sql.codegen.wholeStage", false)
        .config("spark.sql.codegen.factoryMode", "NO_CODEGEN")
        // Tasks sort what they get: a stage that runs again sends them the same.
        .config("spark.sql.shuffle.orderIndependentChecksum.enabled", false)
        .config("spark.sql.session.timeZone", "UTC")
        .config("spark.sql.streaming.numRecentProgressUpdates", 2)
        .config("spark.sql.streaming.pollingDelay", "5ms");
  }
}

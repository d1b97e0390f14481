package io.stockstream.adapters.spark;

import org.apache.hadoop.util.ShutdownHookManager;
import org.apache.spark.sql.SparkSession;

/** Makes Spark sessions. */
public final class LocalSpark {

  /** Spark's own hook has 50; higher ones run first, and one after the other. */
  private static final int BEFORE_SPARK = 100;

  private LocalSpark() {}

  /**
   * Starts Spark in this JVM, or connects to the cluster that {@code spark-submit} named. It
   * listens on 127.0.0.1 only, and has no page of its own.
   *
   * @param cores how many tasks run at once
   */
  public static SparkSession start(int cores) {
    return common()
        .master("local[" + cores + "]")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.ui.enabled", false)
        // What is shuffled goes from this process to itself.
        .config("spark.shuffle.compress", false)
        .config("spark.shuffle.checksum.enabled", false)
        .getOrCreate();
  }

  /**
   * Runs something when the process is asked to end, before Spark stops itself; Spark waits for it,
   * up to half a minute.
   */
  public static void beforeShutdown(Runnable work) {
    ShutdownHookManager.get().addShutdownHook(work, BEFORE_SPARK);
  }

  private static SparkSession.Builder common() {
    return SparkSession.builder()
        .appName("stockstream")
        // The plan of a batch is always the same three steps; replanning it costs more than it
        // saves.
        .config("spark.sql.adaptive.enabled", false)
        .config("spark.sql.codegen.wholeStage", true)
        // Tasks sort what they get: a stage that runs again sends them the same.
        .config("spark.sql.shuffle.orderIndependentChecksum.enabled", false)
        .config("spark.sql.session.timeZone", "UTC")
        .config("spark.sql.streaming.numRecentProgressUpdates", 2)
        .config("spark.sql.streaming.pollingDelay", "5ms")
        .config("spark.hadoop.fs.file.impl", LocalFiles.class.getName())
        .config(
            "spark.hadoop.fs.AbstractFileSystem.file.impl", LocalFiles.Contextual.class.getName());
  }
}

package io.stockstream.adapters.spark;

import org.apache.hadoop.util.ShutdownHookManager;
import org.apache.spark.sql.SparkSession;

/** Spark in this JVM. */
public final class LocalSpark {

  /** Spark's own hook has 50; higher ones run first, and one after the other. */
  private static final int BEFORE_SPARK = 100;

  private LocalSpark() {}

  /**
   * Starts Spark in this JVM. It listens on 127.0.0.1 only, and has no page of its own.
   *
   * @param cores how many tasks run at once
   */
  public static SparkSession start(int cores) {
    return SessionSettings.apply(SparkSession.builder())
        .appName("stockstream")
        .master("local[" + cores + "]")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.ui.enabled", false)
        // What is shuffled goes from this process to itself.
        .config("spark.shuffle.compress", false)
        .config("spark.shuffle.checksum.enabled", false)
        .config("spark.hadoop.fs.file.impl", LocalFiles.class.getName())
        .config(
            "spark.hadoop.fs.AbstractFileSystem.file.impl", LocalFiles.Contextual.class.getName())
        .getOrCreate();
  }

  /**
   * Runs something when the process is asked to end, before Spark stops itself; Spark waits for it,
   * up to half a minute.
   */
  public static void beforeShutdown(Runnable work) {
    ShutdownHookManager.get().addShutdownHook(work, BEFORE_SPARK);
  }
}

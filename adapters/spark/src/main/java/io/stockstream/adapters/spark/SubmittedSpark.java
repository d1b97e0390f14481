package io.stockstream.adapters.spark;

import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;

/**
 * Spark as {@code spark-submit} set it up: master, addresses, memory, file systems and what travels
 * between machines are the cluster's to say. Here is only what our batches need of it.
 */
public final class SubmittedSpark {

  private SubmittedSpark() {}

  /** Says whether {@code spark-submit} started this process. */
  public static boolean isHere() {
    return new SparkConf().contains("spark.master");
  }

  /** Connects to the master. Blocks until it has answered. */
  public static SparkSession start() {
    return SessionSettings.apply(SparkSession.builder())
        // A second copy of a slow task would do no harm, and no good: it asks the same store.
        .config("spark.speculation", false)
        .getOrCreate();
  }
}

package io.stockstream.apps.endtoend;

import io.stockstream.adapters.feeds.simulated.SimulatedMarket;
import io.stockstream.adapters.spark.BarStream;
import io.stockstream.adapters.spark.BarStreamConfig;
import io.stockstream.adapters.spark.LocalSpark;
import io.stockstream.adapters.wire.JsonMessageDecoder;
import io.stockstream.ports.store.Store;
import io.stockstream.ports.usecase.StoreBatchPart;
import java.io.IOException;
import org.apache.spark.sql.SparkSession;

/**
 * A stream in a process of its own that stores what the log holds and ends, or is trapped on the
 * way. Arguments: brokers, topic, store, checkpoint, kill point, visits; who asks a store that has
 * users is in the environment.
 */
final class StreamProcess {

  static final String STARTED = "STARTED";
  static final String BATCH = "BATCH ";

  static final long RECORDS_PER_BATCH = 1_500;
  private static final int TASKS = 2;

  private StreamProcess() {}

  public static void main(String[] args) throws IOException {
    Trap trap = new Trap(KillPoint.valueOf(args[4]), Integer.parseInt(args[5]));
    BarStreamConfig config =
        new BarStreamConfig(args[0], args[1], args[3], RECORDS_PER_BATCH, TASKS, false);
    try (Store store = new TrappedStore(TestedStore.here(args[2]).open(), trap);
        SparkSession spark = LocalSpark.start(TASKS);
        BarStream stream =
            BarStream.startAvailable(
                spark,
                config,
                store,
                new StoreBatchPart(
                    new JsonMessageDecoder(), SimulatedMarket.reference(), store.sessions()),
                (entry, changed, took) -> System.out.println(BATCH + entry.batch()))) {
      System.out.println(STARTED);
      stream.await();
    }
  }
}

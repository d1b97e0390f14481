package io.stockstream.apps.endtoend;

import io.stockstream.adapters.feeds.simulated.SimulatedMarket;
import io.stockstream.adapters.spark.BarStream;
import io.stockstream.adapters.spark.BarStreamConfig;
import io.stockstream.adapters.spark.LocalSpark;
import io.stockstream.adapters.wire.JsonMessageDecoder;
import io.stockstream.ports.retry.BackOff;
import io.stockstream.ports.retry.Retry;
import io.stockstream.ports.retry.RetryingStore;
import io.stockstream.ports.retry.Waiting;
import io.stockstream.ports.store.Store;
import io.stockstream.ports.usecase.StoreBatchPart;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.spark.sql.SparkSession;

/**
 * A stream in a process of its own that stores what the log holds and ends, or is trapped on the
 * way. Arguments: brokers, topic, store, checkpoint, kill point, visits; who asks a store that has
 * users is in the environment.
 */
final class StreamProcess {

  static final String STARTED = "STARTED";
  static final String BATCH = "BATCH ";
  static final String RETRY = "RETRY ";

  static final long RECORDS_PER_BATCH = 1_500;
  private static final int TASKS = 2;

  private StreamProcess() {}

  /**
   * Starts one.
   *
   * @param store the chain's, by whichever way
   */
  static ChildJvm start(Chain chain, TestedStore store, Path folder, Trap trap) throws IOException {
    return ChildJvm.start(
        StreamProcess.class,
        store.environment(),
        folder.resolve("stream.err"),
        chain.brokers(),
        chain.topic(),
        store.location(),
        chain.checkpoint(),
        trap.point().name(),
        String.valueOf(trap.visits()));
  }

  public static void main(String[] args) throws IOException {
    Trap trap = new Trap(KillPoint.valueOf(args[4]), Integer.parseInt(args[5]));
    BarStreamConfig config =
        new BarStreamConfig(args[0], args[1], args[3], RECORDS_PER_BATCH, TASKS, false);
    try (Store store = new TrappedStore(retrying(TestedStore.here(args[2])), trap);
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

  /** As the stream that is deployed does. */
  private static Store retrying(TestedStore store) {
    Retry retry =
        new Retry(
            BackOff.upTo(Duration.ofMinutes(1)),
            Waiting.Real.TIME,
            attempt -> System.out.println(RETRY + attempt.doing()));
    return new RetryingStore(store.open(), retry);
  }
}

package io.stockstream.apps.endtoend;

import io.stockstream.adapters.feeds.simulated.SimulatedMarket;
import io.stockstream.adapters.spark.BarStream;
import io.stockstream.adapters.spark.BarStreamConfig;
import io.stockstream.adapters.spark.LocalSpark;
import io.stockstream.adapters.wire.JsonMessageDecoder;
import io.stockstream.domain.rollup.Reference;
import io.stockstream.ports.store.SessionFactory;
import io.stockstream.ports.store.Store;
import io.stockstream.ports.usecase.StoreBatchPart;
import java.util.function.UnaryOperator;
import org.apache.spark.sql.SparkSession;

/** Streams in this process what a chain's log holds, and ends. */
final class LocalStream {

  private static final int TASKS = 2;

  private LocalStream() {}

  static void run(Chain chain, long recordsPerBatch) {
    run(chain, recordsPerBatch, sessions -> sessions);
  }

  static void run(Chain chain, long recordsPerBatch, UnaryOperator<SessionFactory> spoil) {
    run(config(chain, recordsPerBatch, false), chain, SimulatedMarket.reference(), spoil);
  }

  /** Streams by other rules. */
  static void runBy(Reference reference, Chain chain, long recordsPerBatch) {
    run(config(chain, recordsPerBatch, false), chain, reference, sessions -> sessions);
  }

  /** Starts a stream that goes on until it is closed. */
  static BarStream start(Chain chain, Store store, long recordsPerBatch, Reference reference) {
    return BarStream.start(
        LocalSpark.start(TASKS),
        config(chain, recordsPerBatch, false),
        store,
        new StoreBatchPart(new JsonMessageDecoder(), reference, store.sessions()),
        (entry, changed, took) -> {});
  }

  /** Streams likewise, and goes back to what the store knows when that is behind its checkpoint. */
  static void rewind(Chain chain, long recordsPerBatch) {
    run(
        config(chain, recordsPerBatch, true),
        chain,
        SimulatedMarket.reference(),
        sessions -> sessions);
  }

  private static BarStreamConfig config(Chain chain, long recordsPerBatch, boolean rewind) {
    return new BarStreamConfig(
        chain.brokers(), chain.topic(), chain.checkpoint(), recordsPerBatch, TASKS, rewind);
  }

  private static void run(
      BarStreamConfig config,
      Chain chain,
      Reference reference,
      UnaryOperator<SessionFactory> spoil) {
    SparkSession spark = LocalSpark.start(TASKS);
    try (Store store = chain.store().open();
        BarStream stream =
            BarStream.startAvailable(
                spark,
                config,
                store,
                new StoreBatchPart(
                    new JsonMessageDecoder(), reference, spoil.apply(store.sessions())),
                (entry, changed, took) -> {})) {
      stream.await();
    }
  }
}

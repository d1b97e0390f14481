package io.stockstream.adapters.spark;

import io.stockstream.ports.failure.FailureKind;
import io.stockstream.ports.failure.PortException;
import io.stockstream.ports.store.Fence;
import io.stockstream.ports.store.Ledger;
import io.stockstream.ports.store.Store;
import io.stockstream.ports.usecase.BindEditions;
import io.stockstream.ports.usecase.CommitBatch;
import io.stockstream.ports.usecase.StoreBatchPart;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Lock;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.streaming.StreamingQuery;
import org.apache.spark.sql.streaming.StreamingQueryException;
import org.apache.spark.sql.streaming.Trigger;

/**
 * A stream from Kafka into a store that runs until it is closed or fails. One per store: starting
 * it takes the store's fence from whichever ran before.
 *
 * <p>Thread-safe. Death at any instant is as safe as {@link #close}: the batch that was running
 * runs again, with the same offsets, and comes to the same.
 */
public final class BarStream implements AutoCloseable {

  private final StreamingQuery query;
  private final BarStreamConfig config;
  private final StreamPosition position;

  private BarStream(StreamingQuery query, BarStreamConfig config, StreamPosition position) {
    this.query = query;
    this.config = config;
    this.position = position;
  }

  /**
   * Starts a stream that goes on until it is closed.
   *
   * @throws PortException MISCONFIGURED when the store is behind its checkpoint, or was started
   *     with other rules of the same editions
   */
  public static BarStream start(
      SparkSession spark,
      BarStreamConfig config,
      Store store,
      StoreBatchPart part,
      BatchObserver observer) {
    return start(spark, config, store, part, observer, Trigger.ProcessingTime(0));
  }

  /** Starts a stream that ends by itself once it has stored what the log holds now. */
  public static BarStream startAvailable(
      SparkSession spark,
      BarStreamConfig config,
      Store store,
      StoreBatchPart part,
      BatchObserver observer) {
    return start(spark, config, store, part, observer, Trigger.AvailableNow());
  }

  private static BarStream start(
      SparkSession spark,
      BarStreamConfig config,
      Store store,
      StoreBatchPart part,
      BatchObserver observer,
      Trigger trigger) {
    Checkpoint checkpoint =
        new Checkpoint(config.checkpoint(), spark.sparkContext().hadoopConfiguration());
    Ledger ledger = store.ledger();
    StartingPoint startingPoint = new StartingPoint(checkpoint, ledger);
    startingPoint.check(config);
    BindEditions editions = new BindEditions(store.editions(), part.reference());
    editions.check();
    // From here on whoever ran before is stopped: not by a start that is refused.
    Fence fence = store.fencing().take();
    editions.keep(fence);
    CommitBatch commit = new CommitBatch(ledger, fence);
    StreamPosition position = new StreamPosition(ledger.known(config.topic()));
    StoreBatch storeBatch = new StoreBatch(config, part, commit, checkpoint, observer, position);
    try {
      StreamingQuery query =
          KafkaSource.read(spark, config, startingPoint)
              .writeStream()
              .queryName("bars")
              .option("checkpointLocation", config.checkpoint())
              .trigger(trigger)
              .foreachBatch((Dataset<Row> records, Long number) -> storeBatch.run(records, number))
              .start();
      return new BarStream(query, config, position);
    } catch (TimeoutException e) {
      throw new PortException(FailureKind.RETRYABLE, "stream: starting timed out", e);
    }
  }

  /**
   * Waits until the stream has ended by itself or was closed.
   *
   * @throws PortException when it failed
   */
  public void await() {
    try {
      query.awaitTermination();
    } catch (StreamingQueryException e) {
      throw StreamFailure.translate(e);
    }
  }

  /** Says whether it still runs. */
  public boolean isRunning() {
    return query.isActive();
  }

  /**
   * Waits until everything that the log held at the call is stored.
   *
   * @throws PortException when the stream failed
   */
  public void catchUp() {
    try {
      query.processAllAvailable();
    } catch (Exception e) {
      // Scala does not declare the StreamingQueryException that it throws.
      if (query.exception().isDefined()) {
        throw StreamFailure.translate(query.exception().get());
      }
      throw e instanceof RuntimeException known ? known : new IllegalStateException(e);
    }
  }

  /**
   * Returns how far the stream is behind the log now. Asks the broker; blocks for seconds when it
   * does not answer.
   *
   * @throws PortException RETRYABLE when no broker answers
   */
  public Lag lag() {
    return position.behind(KafkaSource.extent(config));
  }

  /** Stops between two batches. Blocks until it has stopped. */
  @Override
  public void close() {
    Lock betweenBatches = position.betweenBatches();
    betweenBatches.lock();
    try {
      query.stop();
    } catch (TimeoutException e) {
      throw new PortException(FailureKind.RETRYABLE, "stream: stopping timed out", e);
    } finally {
      betweenBatches.unlock();
    }
  }
}

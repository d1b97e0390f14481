package io.stockstream.adapters.spark;

import io.stockstream.ports.store.OffsetRange;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * How far a stream has come, and which batch it is at. Written by the stream's thread, read by any.
 */
final class StreamPosition {

  /** The batch that runs. */
  private record Running(long batch, long startNanos) {}

  private final Map<Integer, Long> storedUntil = new ConcurrentHashMap<>();
  private final Lock busy = new ReentrantLock();
  private volatile Running running;

  StreamPosition(Collection<OffsetRange> known) {
    stored(known);
  }

  /**
   * @throws InterruptedException when the stream is stopped by whoever holds {@link
   *     #betweenBatches}
   */
  void begin(long batch) throws InterruptedException {
    busy.lockInterruptibly();
    running = new Running(batch, System.nanoTime());
  }

  void end() {
    running = null;
    busy.unlock();
  }

  /** Is held by whoever wants no batch to run meanwhile. */
  Lock betweenBatches() {
    return busy;
  }

  void stored(Collection<OffsetRange> ranges) {
    ranges.forEach(range -> storedUntil.merge(range.partition(), range.until(), Math::max));
  }

  /**
   * @param log what it holds now, one range a partition
   */
  Lag behind(Collection<OffsetRange> log) {
    long records = log.stream().mapToLong(this::behind).sum();
    Running now = running;
    return now == null
        ? new Lag(records, -1, Duration.ZERO)
        : new Lag(records, now.batch, Duration.ofNanos(System.nanoTime() - now.startNanos));
  }

  private long behind(OffsetRange partition) {
    long from = Math.max(partition.from(), storedUntil.getOrDefault(partition.partition(), 0L));
    return Math.max(0, partition.until() - from);
  }
}

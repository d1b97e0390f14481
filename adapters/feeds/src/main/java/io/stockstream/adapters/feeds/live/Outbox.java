package io.stockstream.adapters.feeds.live;

import io.stockstream.ports.failure.PortException;
import io.stockstream.ports.log.OutgoingRecord;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/** Hands records from those who listen to venues to the one who reads the feed. Thread-safe. */
final class Outbox {

  private static final long LOOK_UP_MILLIS = 50;

  private final BlockingQueue<OutgoingRecord> queue;
  private volatile boolean closed;
  private volatile PortException failure;

  Outbox(int capacity) {
    this.queue = new ArrayBlockingQueue<>(capacity);
  }

  /** Waits while the reader is behind. */
  void put(OutgoingRecord outgoing) throws InterruptedException {
    queue.put(outgoing);
  }

  /**
   * Waits for a record.
   *
   * @return null once it is closed
   * @throws PortException that somebody failed with, after what was put before
   */
  OutgoingRecord take() {
    try {
      while (!closed) {
        OutgoingRecord next = queue.poll(LOOK_UP_MILLIS, TimeUnit.MILLISECONDS);
        if (next != null) {
          return next;
        }
        if (failure != null) {
          throw failure;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return null;
  }

  void fail(PortException cause) {
    if (failure == null) {
      failure = cause;
    }
  }

  void close() {
    closed = true;
  }

  boolean isClosed() {
    return closed;
  }
}

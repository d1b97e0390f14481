package io.stockstream.ports.retry;

import java.io.Serializable;
import java.time.Duration;

/** How time passes. Serializable; thread-safe. */
public interface Waiting extends Serializable {

  /** Returns a reading of a stopwatch, in nanoseconds. */
  long nanoTime();

  /** Returns once that time has passed. */
  void await(Duration time) throws InterruptedException;

  /** Time as it is. */
  enum Real implements Waiting {
    TIME;

    @Override
    public long nanoTime() {
      return System.nanoTime();
    }

    @Override
    public void await(Duration time) throws InterruptedException {
      Thread.sleep(time.toMillis());
    }
  }
}

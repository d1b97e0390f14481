package io.stockstream.adapters.feeds.simulated;

import java.time.Duration;
import java.time.Instant;

/** Says when something may be handed out. */
@FunctionalInterface
public interface Pacer {

  /** Does not wait. */
  Pacer UNPACED = time -> {};

  /** Waits until a simulated time has come. */
  void await(Instant time);

  /**
   * Plays simulated time against the process's own monotonic clock, from the first call on.
   *
   * @param start simulated time at which it begins
   * @param speed simulated seconds a second
   */
  static Pacer at(Instant start, double speed) {
    long began = System.nanoTime();
    return time -> {
      long due = (long) (Duration.between(start, time).toNanos() / speed);
      long early = due - (System.nanoTime() - began);
      if (early > 0) {
        sleep(early);
      }
    };
  }

  private static void sleep(long nanos) {
    try {
      Thread.sleep(Duration.ofNanos(nanos).toMillis(), (int) (nanos % 1_000_000));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

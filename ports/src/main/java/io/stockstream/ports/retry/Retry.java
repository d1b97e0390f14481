package io.stockstream.ports.retry;

import io.stockstream.ports.failure.FailureKind;
import io.stockstream.ports.failure.PortException;
import java.io.Serializable;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/**
 * Repeats a call that fails RETRYABLY until it succeeds, fails otherwise, or its time is up. For
 * calls that are harmless to repeat, done or not. Thread-safe.
 *
 * @param backOff how long to wait
 * @param waiting by which time
 * @param observer is told of each failure that is not the last
 */
public record Retry(BackOff backOff, Waiting waiting, RetryObserver observer)
    implements Serializable {

  /**
   * Blocks while it waits.
   *
   * @param doing what is tried, for those who are told
   * @throws PortException the call's own, with how often it was tried when its time is up;
   *     RETRYABLE when the thread was interrupted while it waited
   */
  public <T> T call(String doing, Supplier<T> call) {
    long start = waiting.nanoTime();
    int failures = 0;
    while (true) {
      try {
        return call.get();
      } catch (PortException e) {
        failures++;
        pause(doing, failures, Duration.ofNanos(waiting.nanoTime() - start), e);
      }
    }
  }

  /** Likewise, for a call that returns nothing. */
  public void run(String doing, Runnable call) {
    call(
        doing,
        () -> {
          call.run();
          return null;
        });
  }

  private void pause(String doing, int failures, Duration since, PortException failure) {
    if (failure.kind() != FailureKind.RETRYABLE) {
      throw failure;
    }
    Duration wait = backOff.after(failures, ThreadLocalRandom.current().nextDouble());
    if (since.plus(wait).compareTo(backOff.total()) > 0) {
      throw with("tried %d times in %d s".formatted(failures, since.toSeconds()), failure);
    }
    observer.failed(new FailedAttempt(doing, failures, since, wait, failure));
    try {
      waiting.await(wait);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw with("interrupted while it waited to try again", failure);
    }
  }

  private static PortException with(String more, PortException failure) {
    return new PortException(failure.kind(), failure.getMessage() + "; " + more, failure);
  }
}

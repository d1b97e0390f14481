package io.stockstream.adapters.bigquery;

import io.stockstream.ports.failure.FailureKind;
import io.stockstream.ports.failure.PortException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;

/**
 * How long to wait before something is asked again: twice as long each time, up to half a minute,
 * of which a random half, so that many exporters do not come back together.
 *
 * @param waiting waits; a test only notes how long
 */
record Pauses(Consumer<Duration> waiting) {

  private static final Duration FIRST = Duration.ofMillis(500);
  private static final Duration LONGEST = Duration.ofSeconds(32);
  private static final int DOUBLINGS = 6;

  static final Pauses REAL = new Pauses(Pauses::sleep);

  /** Waits for the nth time, counted from 1, and returns how long it did at most. */
  Duration take(int nth) {
    Duration longest = FIRST.multipliedBy(1L << Math.min(nth - 1, DOUBLINGS));
    Duration bounded = longest.compareTo(LONGEST) > 0 ? LONGEST : longest;
    long half = bounded.toMillis() / 2;
    waiting.accept(Duration.ofMillis(half + ThreadLocalRandom.current().nextLong(half + 1)));
    return bounded;
  }

  private static void sleep(Duration time) {
    try {
      Thread.sleep(time.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PortException(
          FailureKind.RETRYABLE, "warehouse bigquery: interrupted while waiting for an answer", e);
    }
  }
}

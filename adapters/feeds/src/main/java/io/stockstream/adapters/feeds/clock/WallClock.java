package io.stockstream.adapters.feeds.clock;

import io.stockstream.ports.failure.FailureKind;
import io.stockstream.ports.failure.PortException;
import java.time.Duration;
import java.time.Instant;

/** The real time, and waiting for it. */
public interface WallClock {

  /** The clock of this machine. */
  WallClock SYSTEM =
      new WallClock() {
        @Override
        public Instant now() {
          return Instant.now();
        }

        @Override
        public void sleep(Duration time) {
          try {
            Thread.sleep(time.toMillis(), time.toNanosPart() % 1_000_000);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PortException(FailureKind.RETRYABLE, "feed: interrupted while it waited", e);
          }
        }
      };

  Instant now();

  /**
   * Waits.
   *
   * @param time above zero
   * @throws PortException RETRYABLE when the thread is interrupted
   */
  void sleep(Duration time);
}

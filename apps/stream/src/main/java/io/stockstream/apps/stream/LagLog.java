package io.stockstream.apps.stream;

import io.stockstream.adapters.spark.Lag;
import io.stockstream.ports.failure.PortException;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs how far a stream is behind its log, each ten seconds: at INFO while batches come through, at
 * WARN when one takes longer than that; and tells its health file. One thread.
 */
final class LagLog {

  private static final Logger LOG = LoggerFactory.getLogger(LagLog.class);
  private static final Duration EACH = Duration.ofSeconds(10);

  private final Supplier<Lag> lag;
  private final Option<HealthFile> health;
  private long last = System.nanoTime();

  LagLog(Supplier<Lag> lag, Option<HealthFile> health) {
    this.lag = lag;
    this.health = health;
  }

  void tick() {
    if (System.nanoTime() - last >= EACH.toNanos()) {
      log();
      last = System.nanoTime();
    }
  }

  private void log() {
    try {
      Lag now = lag.get();
      log(now);
      health.forEach(file -> tell(file, now));
    } catch (PortException e) {
      LOG.warn("lag unknown: {}", e.getMessage());
    }
  }

  private static void tell(HealthFile file, Lag now) {
    try {
      file.saw(now);
    } catch (PortException e) {
      LOG.warn("{}", e.getMessage());
    }
  }

  private static void log(Lag now) {
    if (now.batchFor().compareTo(EACH) > 0) {
      LOG.warn("lag {}", now);
    } else {
      LOG.info("lag {}", now);
    }
  }
}

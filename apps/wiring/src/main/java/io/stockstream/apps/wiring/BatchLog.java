package io.stockstream.apps.wiring;

import io.stockstream.domain.merge.Account;
import io.stockstream.ports.store.LedgerEntry;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs batches: each at DEBUG, their sum each ten seconds at INFO, and what is unexplained at
 * ERROR.
 */
public final class BatchLog {

  private static final Logger LOG = LoggerFactory.getLogger(BatchLog.class);
  private static final long WINDOW_NANOS = Duration.ofSeconds(10).toNanos();

  private Account window = Account.EMPTY;
  private long windowChanged;
  private long windowStart = System.nanoTime();

  /** Takes a batch that was committed; called by one thread. */
  public void committed(LedgerEntry entry, long changedBars, Duration took) {
    Account account = entry.account();
    LOG.debug("batch={} took={} changed={} {}", entry.batch(), took, changedBars, account);
    if (account.unexplained() != 0) {
      LOG.error(
          "Invariant: batch={} expected unexplained=0, was {}; {}",
          entry.batch(),
          account.unexplained(),
          account);
    }
    window = window.plus(account);
    windowChanged += changedBars;
    long elapsed = System.nanoTime() - windowStart;
    if (elapsed >= WINDOW_NANOS) {
      LOG.info("batch={} changed={} {}", entry.batch(), windowChanged, window);
      window = Account.EMPTY;
      windowChanged = 0;
      windowStart = System.nanoTime();
    }
  }
}

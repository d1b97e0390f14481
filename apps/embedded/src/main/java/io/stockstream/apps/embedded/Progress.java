package io.stockstream.apps.embedded;

import io.stockstream.domain.merge.Account;
import io.stockstream.domain.statement.InputClass;
import io.stockstream.ports.store.LedgerEntry;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/**
 * A line a second on how the stream is doing. Batches are told by the stream's thread, the line is
 * printed by another; thread-safe.
 */
final class Progress {

  private final PrintWriter out;
  private final AtomicLong published = new AtomicLong();
  private final long start = System.nanoTime();
  private Account account = Account.EMPTY;
  private long changed;
  private long batches;
  private long printedConsumed;
  private long printedAt = start;

  Progress(PrintWriter out) {
    this.out = out;
  }

  void published() {
    published(1);
  }

  void published(long records) {
    published.addAndGet(records);
  }

  synchronized void committed(LedgerEntry entry, long changedBars, Duration took) {
    account = account.plus(entry.account());
    changed += changedBars;
    batches++;
  }

  /** Returns the account of the batches so far. */
  synchronized Account account() {
    return account;
  }

  /** Returns how many rows of the store they changed. */
  synchronized long changed() {
    return changed;
  }

  synchronized void print() {
    long now = System.nanoTime();
    double seconds = Math.max(1, now - printedAt) / 1e9;
    long rate = Math.round((account.consumed() - printedConsumed) / seconds);
    out.println(
        "%4ds  stored %,d  %,d/s  batch %d  lag %,d  %s"
            .formatted(
                Duration.ofNanos(now - start).toSeconds(),
                account.consumed(),
                rate,
                batches,
                published.get() - account.consumed(),
                classes())
            .stripTrailing());
    out.flush();
    printedAt = now;
    printedConsumed = account.consumed();
  }

  private String classes() {
    return Arrays.stream(InputClass.values())
        .filter(c -> account.counts().of(c) > 0)
        .map(c -> c.name().toLowerCase(Locale.ROOT) + " " + account.counts().of(c))
        .collect(Collectors.joining("  "));
  }
}

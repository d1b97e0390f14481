package io.stockstream.adapters.testkit.venue;

import io.stockstream.ports.failure.FailureKind;
import io.stockstream.ports.failure.PortException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;

/**
 * The time of a local venue, which passes only when the test says so, or when somebody waits for it
 * where that is allowed. Thread-safe.
 */
public class VenueTime {

  private final boolean passesByWaiting;
  private Instant now;

  /**
   * @param passesByWaiting whether whoever waits makes it pass, at once; else it stands still
   */
  public VenueTime(Instant now, boolean passesByWaiting) {
    this.now = now;
    this.passesByWaiting = passesByWaiting;
  }

  public synchronized Instant now() {
    return now;
  }

  public synchronized void set(Instant time) {
    now = time;
    notifyAll();
  }

  /** Waits in fact a moment at most, so that nothing spins. */
  public synchronized void sleep(Duration time) {
    try {
      if (passesByWaiting) {
        now = now.plus(time);
      } else {
        wait(Math.max(1, Math.min(5, time.toMillis())));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PortException(FailureKind.RETRYABLE, "interrupted", e);
    }
  }

  /** Returns the header by which a venue dates its answers. */
  public Map<String, String> date() {
    return date(now());
  }

  /** Returns the header of an answer of a time, whatever the time is when it is sent. */
  public static Map<String, String> date(Instant time) {
    return Map.of(
        "Date", DateTimeFormatter.RFC_1123_DATE_TIME.format(time.atOffset(ZoneOffset.UTC)));
  }
}

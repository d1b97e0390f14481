package io.stockstream.adapters.feeds.live;

import java.time.Duration;

/**
 * Watches over a connection: after a period of silence it asks for a sign of life, after two the
 * connection is dead. Times are readings of a stopwatch in nanoseconds. One thread.
 */
final class KeepAlive {

  private final long period;
  private long heard;
  private boolean asked;

  KeepAlive(Duration period, long now) {
    this.period = period.toNanos();
    this.heard = now;
  }

  /** Notes a sign of life, whatever it is. */
  void heard(long now) {
    heard = now;
    asked = false;
  }

  /** Says whether it is time to ask; once a silence. */
  boolean asks(long now) {
    boolean due = !asked && now - heard >= period;
    asked |= due;
    return due;
  }

  boolean isDead(long now) {
    return now - heard >= 2 * period;
  }

  /** Returns how long to listen before there is something to do. */
  Duration patience(long now) {
    return Duration.ofNanos(Math.max(1, heard + (asked ? 2 : 1) * period - now));
  }
}

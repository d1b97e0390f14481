package io.stockstream.adapters.clickhouse.server;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** What is wrong with a network for now, and how often it was. Thread-safe. */
final class Trouble {

  private final Fault fault;
  private final String inRequest;
  private final int spared;
  private final int times;
  private final AtomicInteger met = new AtomicInteger();
  private final Semaphore happened = new Semaphore(0);
  private final CountDownLatch over = new CountDownLatch(1);

  /**
   * @param fault happens
   * @param inRequest to requests that hold this text
   * @param spared so many of them are passed on first
   * @param times then it happens to so many, and then to no more
   */
  Trouble(Fault fault, String inRequest, int spared, int times) {
    this.fault = fault;
    this.inRequest = inRequest;
    this.spared = spared;
    this.times = times;
  }

  static Trouble none() {
    return new Trouble(Fault.DRIP, "", 0, 0);
  }

  Fault fault() {
    return fault;
  }

  /** Counts a request, and says whether the fault happens to it. */
  boolean strikes(String request) {
    if (!request.contains(inRequest)) {
      return false;
    }
    int before = met.getAndIncrement();
    return before >= spared && before < (long) spared + times;
  }

  int met() {
    return met.get();
  }

  void hasHappened() {
    happened.release();
  }

  boolean awaitHappened(Duration atMost) throws InterruptedException {
    return happened.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Blocks until it is over. */
  void hold() throws IOException {
    hasHappened();
    try {
      over.await();
    } catch (InterruptedException e) {
      throw new InterruptedIOException("interrupted while it hung");
    }
  }

  void pause(Duration time) throws IOException {
    try {
      over.await(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      throw new InterruptedIOException("interrupted while it dripped");
    }
  }

  void end() {
    over.countDown();
  }

  @Override
  public String toString() {
    return "%s of requests with '%s'".formatted(fault, inRequest);
  }
}

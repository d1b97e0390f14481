package io.stockstream.apps.benchmarks;

/** How fast records are stored: from the start, and once the first half is. Thread-safe. */
final class Progress {

  private static final double NANOS = 1e9;

  private final long expected;
  private final long start = System.nanoTime();
  private long stored;
  private long storedAtHalf;
  private long half;
  private long end;

  Progress(long expected) {
    this.expected = expected;
  }

  synchronized void add(long records) {
    stored += records;
    if (half == 0 && stored * 2 >= expected) {
      half = System.nanoTime();
      storedAtHalf = stored;
    }
  }

  synchronized void end() {
    end = System.nanoTime();
    if (stored != expected) {
      throw new IllegalStateException("stored: expected " + expected + ", was " + stored);
    }
  }

  /** Returns records a second from the start, when nothing is compiled yet. */
  double rate() {
    return stored * NANOS / (end - start);
  }

  /** Returns records a second in the second half. */
  double warmRate() {
    return (stored - storedAtHalf) * NANOS / (end - half);
  }
}

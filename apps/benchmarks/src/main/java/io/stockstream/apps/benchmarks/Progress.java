package io.stockstream.apps.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.atomic.LongAdder;

/** Times one pass over a log: the clock's time, and the processor time that this JVM took. */
final class Progress {

  private static final double NANOS = 1e9;
  private static final double SECONDS_A_MINUTE = 60;
  private static final double NANOS_A_MICRO = 1e3;

  private final long start = System.nanoTime();
  private final long processorStart = processorNanos();
  private final LongAdder stored = new LongAdder();
  private long nanos;
  private long processorNanos;

  void add(long records) {
    stored.add(records);
  }

  void end() {
    nanos = System.nanoTime() - start;
    processorNanos = processorNanos() - processorStart;
  }

  double minutes() {
    return nanos / NANOS / SECONDS_A_MINUTE;
  }

  /** Returns records a second. */
  double rate() {
    return stored.sum() * NANOS / nanos;
  }

  /** Returns microseconds of processor time a record; other processes do not lengthen it much. */
  double processorMicros() {
    return processorNanos / NANOS_A_MICRO / stored.sum();
  }

  private static long processorNanos() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
  }
}

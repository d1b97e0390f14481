package io.stockstream.apps.benchmarks;

import io.stockstream.adapters.calendars.PackagedCalendars;
import io.stockstream.domain.bar.Interval;
import io.stockstream.domain.bar.Timeframe;
import io.stockstream.domain.calendar.TradingCalendar;
import java.time.Instant;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** What a bar asks of its calendar, at any minute of a year; and what reading all of them takes. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 1, jvmArgs = "-Xmx1g")
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class Calendars {

  private static final int INSTANTS = 10_000;
  private static final int MINUTES_OF_A_YEAR = 365 * 24 * 60;

  @Param({"XNYS", "XTKS", "24x5", "24x7"})
  private String name;

  private final Instant[] instants = new Instant[INSTANTS];
  private TradingCalendar calendar;

  @Setup
  public void prepare() {
    calendar = PackagedCalendars.all().find(name).get();
    Random random = new Random(1);
    Instant year = Instant.parse("2025-01-01T00:00:00Z");
    for (int i = 0; i < INSTANTS; i++) {
      instants[i] = year.plusSeconds(60L * random.nextInt(MINUTES_OF_A_YEAR));
    }
  }

  @Benchmark
  @OperationsPerInvocation(INSTANTS)
  public void tradingDate(Blackhole sink) {
    for (Instant instant : instants) {
      sink.consume(calendar.tradingDate(instant));
    }
  }

  @Benchmark
  @OperationsPerInvocation(INSTANTS)
  public void isOpen(Blackhole sink) {
    for (Instant instant : instants) {
      sink.consume(calendar.isOpen(instant));
    }
  }

  /** Of an hour's minutes, as every roll-up of an hour asks. */
  @Benchmark
  @OperationsPerInvocation(INSTANTS)
  public void expected(Blackhole sink) {
    for (Instant instant : instants) {
      sink.consume(
          calendar.expected(Timeframe.M1, new Interval(instant, instant.plusSeconds(3_600))));
    }
  }

  /** A JVM that has read none yet; that of JMH itself has loaded little else. */
  @State(Scope.Benchmark)
  @BenchmarkMode(Mode.SingleShotTime)
  @OutputTimeUnit(TimeUnit.MILLISECONDS)
  @Fork(value = 5, jvmArgs = "-Xmx1g")
  @Warmup(iterations = 0)
  @Measurement(iterations = 1)
  public static class Load {

    @Benchmark
    public Object all() {
      return PackagedCalendars.all();
    }
  }
}

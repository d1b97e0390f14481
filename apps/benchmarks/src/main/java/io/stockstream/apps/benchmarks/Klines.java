package io.stockstream.apps.benchmarks;

import io.stockstream.adapters.feeds.binance.Binance;
import io.stockstream.adapters.feeds.live.Dialect;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** What it takes to understand one message about a bar, from its text to a statement. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 1, jvmArgs = "-Xmx1g")
@Warmup(iterations = 5, time = 5)
@Measurement(iterations = 5, time = 5)
public class Klines {

  private static final int INSTRUMENTS = 1_000;
  private static final Instant OPEN = Instant.parse("2026-01-05T10:00:00Z");

  private Dialect dialect;
  private List<String> messages;

  @Setup
  public void prepare() {
    KlineMessages klines = new KlineMessages(OPEN, INSTRUMENTS);
    dialect = Binance.PUBLIC.dialect(klines.followed());
    messages = klines.at(OPEN.plusSeconds(30));
  }

  @Benchmark
  @OperationsPerInvocation(INSTRUMENTS)
  public void decode(Blackhole sink) {
    for (String message : messages) {
      sink.consume(dialect.hear(message));
    }
  }
}

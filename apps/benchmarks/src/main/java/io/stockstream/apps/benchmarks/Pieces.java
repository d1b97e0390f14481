package io.stockstream.apps.benchmarks;

import io.stockstream.domain.bar.Bar;
import io.stockstream.domain.bar.InstrumentId;
import io.stockstream.domain.bar.PriceRule;
import io.stockstream.domain.merge.Existing;
import io.stockstream.domain.merge.Merge;
import io.stockstream.domain.merge.Position;
import io.stockstream.domain.merge.Received;
import io.stockstream.domain.rollup.Clock;
import io.stockstream.domain.rollup.InstrumentRules;
import io.stockstream.domain.rollup.RollUp;
import io.stockstream.domain.statement.InputClass;
import io.stockstream.domain.statement.Statement;
import io.stockstream.domain.statement.StatementDraft;
import io.stockstream.domain.statement.StoredBar;
import java.time.Instant;
import java.util.ArrayList;
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
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** The steps of the domain one by one, in nanoseconds a bar, so that a hot one shows. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(Pieces.BARS)
@Fork(value = 1, jvmArgs = "-Xmx1g")
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class Pieces {

  static final int BARS = 10_000;

  private static final int PARTS = 5;
  private static final Position NOWHERE = new Position("bars", 0, 0);

  private final List<StatementDraft> drafts = new ArrayList<>();
  private final List<Statement> statements = new ArrayList<>();
  private final List<StoredBar> stored = new ArrayList<>();
  private final List<Received> received = new ArrayList<>();
  private final InstrumentId instrument;

  /** One instrument's statements, all valid. */
  public Pieces() {
    Drafts source = new Drafts(1, Long.MAX_VALUE);
    while (drafts.size() < BARS) {
      StatementDraft draft = source.next();
      for (Statement statement : Statement.of(draft, PriceRule.POSITIVE)) {
        drafts.add(draft);
        statements.add(statement);
        stored.add(statement.toStored());
      }
    }
    instrument = stored.get(0).key().instrument();
    statements.forEach(
        s -> received.add(new Received(s.named(instrument), NOWHERE, Instant.EPOCH)));
  }

  @Benchmark
  public void barOf(Blackhole sink) {
    for (StatementDraft draft : drafts) {
      sink.consume(Bar.of(draft.bar()));
    }
  }

  @Benchmark
  public void statementOf(Blackhole sink) {
    for (StatementDraft draft : drafts) {
      sink.consume(Statement.of(draft, PriceRule.POSITIVE));
    }
  }

  @Benchmark
  public void contentHash(Blackhole sink) {
    for (Statement statement : statements) {
      sink.consume(statement.content().hash());
    }
  }

  /** The content hash is in it. */
  @Benchmark
  public void version(Blackhole sink) {
    for (Statement statement : statements) {
      sink.consume(statement.version());
    }
  }

  @Benchmark
  public void reviseAndClass(Blackhole sink) {
    StoredBar standing = stored.get(0);
    for (StoredBar stated : stored) {
      sink.consume(StoredBar.revise(standing, stated));
      sink.consume(InputClass.of(standing, stated));
      standing = stated;
    }
  }

  @Benchmark
  public void rollUpFold(Blackhole sink) {
    for (int from = 0; from < BARS; from += PARTS) {
      sink.consume(RollUp.fold(stored.subList(from, from + PARTS)));
    }
  }

  @Benchmark
  public void mergePlan(Blackhole sink) {
    sink.consume(Merge.plan(instrument, InstrumentRules.DEFAULT, received));
  }

  /** Judges, rolls up to 5m, 15m, 1h and 1d, and closes, on an empty store. */
  @Benchmark
  public void mergeDecide(Blackhole sink) {
    sink.consume(
        Merge.decide(instrument, InstrumentRules.DEFAULT, Existing.NOTHING, Clock.UNSET, received));
  }
}

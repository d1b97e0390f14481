package io.stockstream.apps.benchmarks;

import io.stockstream.domain.bar.InstrumentId;
import io.stockstream.domain.merge.Received;
import io.stockstream.domain.statement.StatementDraft;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The domain beside DuckDB on the same bars, turn by turn in one process, one thread each. */
final class DomainBenchmark {

  private static final int INSTRUMENTS = 50;
  private static final int BARS = 2_000_000;
  private static final int WARM_UPS = 3;
  private static final int RUNS = 7;

  /** One turn of one side. */
  @FunctionalInterface
  private interface Turn {
    void run() throws Exception;
  }

  private DomainBenchmark() {}

  static void run() throws Exception {
    System.out.println(Machine.describe());
    System.out.printf(
        Locale.ROOT,
        "domain: %,d statements, %d instruments, seed %d%n",
        BARS,
        INSTRUMENTS,
        Drafts.SEED);
    List<StatementDraft> drafts = new ArrayList<>(BARS);
    new Drafts(INSTRUMENTS, BARS).forEachRemaining(drafts::add);
    Map<InstrumentId, List<Received>> received = MergeFold.receive(drafts);
    Figures ours = new Figures("domain: validate, revise, roll up", "bars/s");
    Figures merge = new Figures("Merge.decide of valid statements", "bars/s");
    Figures duck = new Figures("DuckDB, 1 thread: the same", "bars/s");
    try (DuckDbFold duckDb = new DuckDbFold()) {
      duckDb.load(drafts);
      for (int i = 0; i < WARM_UPS + RUNS; i++) {
        boolean counts = i >= WARM_UPS;
        measure(() -> DomainFold.fold(drafts), counts, ours);
        measure(duckDb::fold, counts, duck);
        measure(() -> MergeFold.fold(received), counts, merge);
      }
      boolean agree = FoldedBar.sorted(DomainFold.fold(drafts)).equals(duckDb.rows());
      System.out.println("results " + (agree ? "agree" : "DIFFER"));
    }
    System.out.println(ours);
    System.out.println(merge);
    System.out.println(duck);
    System.out.printf(Locale.ROOT, "ratio domain/DuckDB: %.2f%n", ours.median() / duck.median());
  }

  private static void measure(Turn turn, boolean counts, Figures figures) throws Exception {
    System.gc();
    long start = System.nanoTime();
    turn.run();
    double seconds = (System.nanoTime() - start) / 1e9;
    if (counts) {
      figures.add(BARS / seconds);
    }
  }
}

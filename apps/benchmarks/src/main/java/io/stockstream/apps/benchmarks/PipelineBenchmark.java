package io.stockstream.apps.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * The pipeline beside a plain loop, turn by turn, with few and with many instruments; each run in a
 * new JVM, on the same log, into a new store.
 */
final class PipelineBenchmark {

  private static final long MAX_RECORDS_PER_BATCH = 200_000;
  private static final List<Integer> INSTRUMENTS = List.of(100, 10_000);
  private static final int RUNS = 3;

  private PipelineBenchmark() {}

  static void run(long statements) throws Exception {
    System.out.println(Machine.describe());
    System.out.printf(
        Locale.ROOT,
        "pipeline: %,d statements, %,d a batch, 5m 15m 1h 1d, seed %d%n",
        statements,
        MAX_RECORDS_PER_BATCH,
        Drafts.SEED);
    Path home = Files.createTempDirectory("pipeline-");
    double few = measure(home, INSTRUMENTS.get(0), statements);
    double many = measure(home, INSTRUMENTS.get(1), statements);
    System.out.printf(Locale.ROOT, "many instruments/few, warm: %.2f%n", many / few);
  }

  private static double measure(Path home, int instruments, long statements) throws Exception {
    Path log = home.resolve("log-" + instruments);
    Child.run("fill", log, instruments, statements, MAX_RECORDS_PER_BATCH);
    Contender spark = new Contender("spark", instruments, statements);
    Contender plain = new Contender("plain", instruments, statements);
    for (int i = 0; i < RUNS; i++) {
      spark.run(log);
      plain.run(log);
    }
    spark.print();
    plain.print();
    System.out.printf(
        Locale.ROOT,
        "ratio spark/plain: cold %.2f, warm %.2f%n",
        spark.cold.median() / plain.cold.median(),
        spark.warm.median() / plain.warm.median());
    return spark.warm.median();
  }

  /** One of the two, with its figures. */
  private static final class Contender {

    private final String name;
    private final int instruments;
    private final long statements;
    private final Figures cold;
    private final Figures warm;
    private final Figures processor;

    Contender(String name, int instruments, long statements) {
      this.name = name;
      this.instruments = instruments;
      this.statements = statements;
      String what = name + ", " + instruments + " instruments, ";
      this.cold = new Figures(what + "JVM cold", "bars/s");
      this.warm = new Figures(what + "JVM warm", "bars/s");
      this.processor = new Figures(what + "JVM warm, processor time a bar", "us");
    }

    void run(Path log) throws Exception {
      List<Double> figures = Child.run(name, log, instruments, statements, MAX_RECORDS_PER_BATCH);
      cold.add(figures.get(0));
      warm.add(figures.get(1));
      processor.add(figures.get(2));
    }

    void print() {
      System.out.println(cold);
      System.out.println(warm);
      System.out.println(processor);
    }
  }
}

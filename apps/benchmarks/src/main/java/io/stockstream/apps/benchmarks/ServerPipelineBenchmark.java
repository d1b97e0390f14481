package io.stockstream.apps.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * The pipeline into ClickHouse beside what ClickHouse does by itself, turn by turn, on the same
 * log; each run in a new JVM, with a new server.
 */
final class ServerPipelineBenchmark {

  private static final long MAX_RECORDS_PER_BATCH = 200_000;
  private static final int RUNS = 3;

  private ServerPipelineBenchmark() {}

  /**
   * @param statements in the log
   */
  static void run(long statements) throws Exception {
    System.out.println(Machine.describe());
    System.out.printf(
        Locale.ROOT,
        "clickhouse-pipeline: %,d statements, %,d a batch, 5m 15m 1h 1d, seed %d%n",
        statements,
        MAX_RECORDS_PER_BATCH,
        Drafts.SEED);
    for (int instruments : List.of(100, 10_000)) {
      measure(instruments, statements);
    }
  }

  private static void measure(int instruments, long statements) throws Exception {
    Path log = Files.createTempDirectory("log-");
    Child.run("fill", log, instruments, statements, MAX_RECORDS_PER_BATCH);
    Contender ours = new Contender("ours", instruments);
    Contender views = new Contender("views", instruments);
    for (int i = 0; i < RUNS; i++) {
      ours.run(log, statements);
      views.run(log, statements);
    }
    ours.print();
    views.print();
    System.out.printf(
        Locale.ROOT,
        "ratio ours/views: cold %.2f, warm %.2f%n",
        ours.figures.get(0).median() / views.figures.get(0).median(),
        ours.figures.get(1).median() / views.figures.get(1).median());
  }

  /** One of the two, with its figures. */
  private static final class Contender {

    private final String name;
    private final int instruments;
    private final List<Figures> figures;

    Contender(String name, int instruments) {
      this.name = name;
      this.instruments = instruments;
      String what = name + ", " + instruments + " instruments, ";
      this.figures =
          List.of(
              new Figures(what + "cold", "bars/s"),
              new Figures(what + "warm", "bars/s"),
              new Figures(what + "warm, processor time a statement", "us"),
              new Figures(what + "rows inserted per record consumed", "rows"),
              new Figures(what + "parts that inserts make", "a minute"),
              new Figures(what + "on disk, all tables, merged, per record", "bytes"));
    }

    void run(Path log, long statements) throws Exception {
      List<Double> told =
          Child.run("server-" + name, log, instruments, statements, MAX_RECORDS_PER_BATCH);
      for (int i = 0; i < figures.size(); i++) {
        figures.get(i).add(told.get(i));
      }
    }

    void print() {
      figures.forEach(System.out::println);
    }
  }
}

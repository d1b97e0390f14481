package io.stockstream.apps.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * A million bars of one date, which is one snapshot, from a DuckDB store into a DuckDB warehouse;
 * each run in a new JVM, into a new warehouse. That it ends within the heap that it is given is
 * part of the result.
 */
final class ExportBenchmark {

  private static final int RUNS = 3;

  private ExportBenchmark() {}

  static void run() throws Exception {
    System.out.println(Machine.describe());
    System.out.printf(
        Locale.ROOT, "export: %,d bars of one date, seed %d%n", ExportRun.BARS, Drafts.SEED);
    Path home = Files.createTempDirectory("export-");
    Child.run("export-fill", home);
    Figures whole = new Figures("export", "bars/s");
    Figures again = new Figures("a second run, nothing new", "ms");
    Figures reconcile = new Figures("reconcile", "bars/s");
    Figures memory = new Figures("peak memory of the process, DuckDB's included", "MiB");
    Figures size = new Figures("file of the warehouse", "bytes a bar");
    for (int i = 0; i < RUNS; i++) {
      var figures = Child.run("export-run", home, i);
      whole.add(figures.get(0));
      again.add(figures.get(1));
      reconcile.add(figures.get(2));
      memory.add(figures.get(3));
      size.add(figures.get(4));
    }
    System.out.println(whole);
    System.out.println(again);
    System.out.println(reconcile);
    System.out.println(memory);
    System.out.println(size);
  }
}

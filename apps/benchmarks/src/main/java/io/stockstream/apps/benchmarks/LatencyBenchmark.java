package io.stockstream.apps.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** The latency at 1,000 bars a second, in several runs, each in a new JVM on an empty log. */
final class LatencyBenchmark {

  private static final int RUNS = 3;

  private LatencyBenchmark() {}

  static void run() throws Exception {
    System.out.println(Machine.describe());
    System.out.printf(
        Locale.ROOT,
        "latency: 1,000 bars/s of 1,000 instruments, 30 s after 120 s of warm-up, seed %d%n",
        Drafts.SEED);
    Figures half = new Figures("p50", "ms");
    Figures nearlyAll = new Figures("p99", "ms");
    Figures most = new Figures("slowest", "ms");
    for (int i = 0; i < RUNS; i++) {
      Path home = Files.createTempDirectory("latency-");
      List<Double> figures = Child.run("latency-run", home);
      half.add(figures.get(0));
      nearlyAll.add(figures.get(1));
      most.add(figures.get(2));
    }
    System.out.println(half);
    System.out.println(nearlyAll);
    System.out.println(most);
  }
}

package io.stockstream.apps.benchmarks;

/** Runs one benchmark; {@code apps/benchmarks/run} knows what each needs of the JVM. */
public final class Main {

  private Main() {}

  /**
   * @param arguments the benchmark's name, then its own
   */
  public static void main(String[] arguments) throws Exception {
    String name = arguments.length == 0 ? "" : arguments[0];
    switch (name) {
      case "domain" -> DomainBenchmark.run();
      case "pieces" -> org.openjdk.jmh.Main.main(new String[] {Pieces.class.getName()});
      default ->
          throw new IllegalArgumentException(
              "benchmark: expected domain, pieces, pipeline or latency, was '" + name + "'");
    }
  }
}

package io.stockstream.apps.benchmarks;

import java.net.URI;
import java.nio.file.Path;

/** Runs one benchmark, or one child of it; {@code apps/benchmarks/run} sets the JVM's options. */
public final class Main {

  private Main() {}

  /**
   * @param arguments the benchmark's name; of a child's run, its arguments after it
   */
  public static void main(String[] arguments) throws Exception {
    String name = arguments.length == 0 ? "" : arguments[0];
    switch (name) {
      case "domain" -> DomainBenchmark.run();
      case "pieces" -> org.openjdk.jmh.Main.main(new String[] {Pieces.class.getName()});
      case "calendars" -> org.openjdk.jmh.Main.main(new String[] {Calendars.class.getName()});
      case "klines" -> org.openjdk.jmh.Main.main(new String[] {Klines.class.getName()});
      case "feeds" -> FeedsBenchmark.run();
      case "feeds-run" -> FeedsRun.run(URI.create(arguments[1]), URI.create(arguments[2]));
      case "pipeline" -> PipelineBenchmark.run(size(arguments, 2_000_000));
      case "latency" -> LatencyBenchmark.run();
      case "corrections" -> Corrections.run();
      case "clickhouse-pipeline" -> ServerPipelineBenchmark.run(size(arguments, 2_000_000));
      case "clickhouse-growth" -> Growth.run((int) size(arguments, 10_000));
      case "clickhouse-read" -> Reading.run((int) size(arguments, 10_000));
      case "gaps" -> GapsBenchmark.run((int) size(arguments, 365));
      case "export" -> ExportBenchmark.run();
      case "export-fill" -> new ExportRun(Path.of(arguments[1])).fill();
      case "export-run" -> new ExportRun(Path.of(arguments[1])).run(arguments[2]);
      case "fill" -> pipelineRun(arguments).fill();
      case "spark" -> pipelineRun(arguments).spark();
      case "plain" -> pipelineRun(arguments).plain();
      case "server-ours" -> new ServerPipelineRun(pipelineRun(arguments)).ours();
      case "server-views" -> new ServerPipelineRun(pipelineRun(arguments)).views();
      case "latency-run" -> LatencyRun.run(Path.of(arguments[1]));
      default ->
          throw new IllegalArgumentException(
              "benchmark: expected one of those that 'run' names, was '" + name + "'");
    }
  }

  /** A smaller size may be asked for, to see whether a benchmark works. */
  private static long size(String[] arguments, long usual) {
    return arguments.length > 1 ? Long.parseLong(arguments[1]) : usual;
  }

  private static PipelineRun pipelineRun(String[] arguments) {
    return new PipelineRun(
        Path.of(arguments[1]),
        Integer.parseInt(arguments[2]),
        Long.parseLong(arguments[3]),
        Long.parseLong(arguments[4]));
  }
}

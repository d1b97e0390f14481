package io.stockstream.apps.endtoend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A master and two workers of one core each, every one of them a process, on 127.0.0.1. */
final class SparkCluster implements AutoCloseable {

  private static final int WORKERS = 2;
  private static final String MASTER = "org.apache.spark.deploy.master.Master";
  private static final String WORKER = "org.apache.spark.deploy.worker.Worker";
  private static final List<String> ON_A_FREE_PORT =
      List.of("--host", "127.0.0.1", "--port", "0", "--webui-port", "0");

  /** Spark's own, and a line for each batch. */
  private static final List<String> LOGS =
      List.of(
          "rootLogger.level = info",
          "rootLogger.appenderRef.console.ref = console",
          "appender.console.type = Console",
          "appender.console.name = console",
          "appender.console.target = SYSTEM_ERR",
          "appender.console.layout.type = PatternLayout",
          "appender.console.layout.pattern = %d{HH:mm:ss} %p %c{1}: %m%n%ex",
          "logger.ours.name = io.stockstream",
          "logger.ours.level = debug");

  private final SparkDistribution spark;
  private final Path folder;
  private final LoggedProcess master;
  private final String url;
  private final List<LoggedProcess> workers = new ArrayList<>();

  private SparkCluster(SparkDistribution spark, Path folder)
      throws IOException, InterruptedException {
    this.spark = spark;
    this.folder = folder;
    this.master = start(MASTER, List.of());
    String started = master.await("a master", line -> line.contains("Starting Spark master at "));
    this.url = started.substring(started.indexOf("spark://"));
  }

  static SparkCluster start(SparkDistribution spark, Path folder)
      throws IOException, InterruptedException {
    Files.createDirectories(folder.resolve("events"));
    Files.createDirectories(folder.resolve("conf"));
    Files.write(folder.resolve("conf").resolve("log4j2.properties"), LOGS);
    SparkCluster cluster = new SparkCluster(spark, folder);
    for (int number = 0; number < WORKERS; number++) {
      cluster.addWorker(number);
    }
    for (LoggedProcess worker : cluster.workers) {
      worker.await("a worker", line -> line.contains("Successfully registered with master"));
    }
    return cluster;
  }

  private void addWorker(int number) throws IOException {
    String work = folder.resolve("work-" + number).toString();
    workers.add(start(WORKER, List.of("--cores", "1", "--memory", "1g", "--work-dir", work, url)));
  }

  private LoggedProcess start(String daemon, List<String> more) throws IOException {
    List<String> arguments = new ArrayList<>();
    arguments.add(daemon);
    arguments.addAll(ON_A_FREE_PORT);
    arguments.addAll(more);
    return LoggedProcess.start(spark.command(folder, "spark-class", arguments));
  }

  /**
   * Submits the stream; the process is its driver.
   *
   * @param environment what the driver is told of secrets
   * @param options of {@code stream}
   */
  LoggedProcess submit(Map<String, String> environment, String... options) throws IOException {
    List<String> arguments = new ArrayList<>(List.of("--master", url));
    arguments.addAll(List.of("--driver-memory", "640m", "--executor-memory", "640m"));
    // These live for seconds, most of it start-up; the first compiler alone is quicker then.
    arguments.addAll(List.of("--driver-java-options", "-XX:TieredStopAtLevel=1"));
    conf("spark.executor.extraJavaOptions", "-XX:TieredStopAtLevel=1", arguments);
    conf("spark.ui.enabled", "false", arguments);
    // Both workers are there before the first batch, so that it is one of both.
    conf("spark.cores.max", Integer.toString(WORKERS), arguments);
    conf("spark.scheduler.minRegisteredResourcesRatio", "1.0", arguments);
    conf("spark.scheduler.maxRegisteredResourcesWaitingTime", "120s", arguments);
    // What Spark's pages show is in here, to be searched.
    conf("spark.eventLog.enabled", "true", arguments);
    conf("spark.eventLog.compress", "false", arguments);
    conf("spark.eventLog.dir", folder.resolve("events").toUri().toString(), arguments);
    arguments.add(SparkDistribution.jar().toString());
    arguments.addAll(List.of(options));
    ProcessBuilder submit = spark.command(folder, "spark-submit", arguments);
    submit.environment().putAll(environment);
    return LoggedProcess.start(submit);
  }

  private static void conf(String key, String value, List<String> arguments) {
    arguments.add("--conf");
    arguments.add(key + "=" + value);
  }

  /** Kills the executors of a worker with SIGKILL. */
  void killExecutors(int worker) {
    List<ProcessHandle> executors = workers.get(worker).children();
    if (executors.isEmpty()) {
      throw new IllegalStateException(
          "worker " + worker + ": expected an executor to kill, was none");
    }
    executors.forEach(ProcessHandle::destroyForcibly);
  }

  /** Returns what the master says of where it started executors. */
  List<String> launches() {
    return master.said(line -> line.contains("Launching executor "));
  }

  @Override
  public void close() {
    workers.forEach(LoggedProcess::close);
    master.close();
  }
}

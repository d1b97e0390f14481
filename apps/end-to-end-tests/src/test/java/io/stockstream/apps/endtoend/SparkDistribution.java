package io.stockstream.apps.endtoend;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Spark as others install it: the Python package {@code pyspark} is the whole distribution, master
 * and workers included. It is unpacked by pip and never imported.
 *
 * @param home what Spark calls SPARK_HOME
 */
record SparkDistribution(Path home) {

  private static final String PACKAGE = "pyspark==4.2.0";
  private static final String FOLDER_VARIABLE = "STOCKSTREAM_PYSPARK";
  private static final Path JAR = Path.of("..", "stream", "target", "stockstream-cluster.jar");

  /** Returns it; where it is absent that is said loudly, and in CI it is a failure. */
  static SparkDistribution installed() {
    Path home = folder().resolve("pyspark");
    if (Files.isDirectory(home.resolve("jars"))) {
      return new SparkDistribution(home);
    }
    String message =
        "no Spark distribution to test with; run: python3 -m pip install --no-deps --target %s %s"
            .formatted(folder(), PACKAGE);
    if (System.getenv("CI") != null) {
      return fail(message);
    }
    System.err.println("SKIPPED: " + message);
    return abort(message);
  }

  private static Path folder() {
    return Optional.ofNullable(System.getenv(FOLDER_VARIABLE))
        .map(Path::of)
        .orElseGet(
            () -> Path.of(System.getProperty("user.home"), ".cache/stockstream/pyspark-4.2.0"));
  }

  /** Returns the jar that is submitted. */
  static Path jar() {
    if (!Files.exists(JAR)) {
      throw new IllegalStateException(
          JAR + ": expected the jar for spark-submit, was not there; run: mvn package");
    }
    return JAR.toAbsolutePath().normalize();
  }

  /** Returns the jars of the distribution. */
  List<Path> jars() {
    try (Stream<Path> files = Files.list(home.resolve("jars"))) {
      return files.filter(file -> file.toString().endsWith(".jar")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Returns a command of the distribution that listens on 127.0.0.1 and keeps its files in a
   * folder.
   */
  ProcessBuilder command(Path folder, String name, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(home.resolve("bin").resolve(name).toString());
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("SPARK_HOME", home.toString());
    builder.environment().put("SPARK_CONF_DIR", folder.resolve("conf").toString());
    builder.environment().put("SPARK_LOCAL_DIRS", folder.resolve("local").toString());
    builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
    builder.environment().put("SPARK_DAEMON_MEMORY", "256m");
    builder.environment().put("SPARK_MASTER_OPTS", "-Dspark.master.rest.enabled=false");
    return builder;
  }
}

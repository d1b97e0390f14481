package io.stockstream.apps.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.adapters.clickhouse.server.TestingClickHouse;
import io.stockstream.adapters.feeds.oracle.Oracle;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The stream on a real Spark cluster, by spark-submit: two workers, of which nothing is spared. */
@Tag("slow")
class ClusterTest {

  private static final int MISCONFIGURED = 3;

  /** A batch's records are read in an even stage and stored in the odd one after it. */
  private static final Predicate<String> READING =
      Pattern.compile("Starting task \\S+ in stage \\d*[02468]\\.").asPredicate();

  private static final Predicate<String> STORING =
      Pattern.compile("Starting task \\S+ in stage \\d*[13579]\\.").asPredicate();

  /** The number after a task's own counts its attempts, from 0. */
  private static final Predicate<String> RUN_AGAIN =
      Pattern.compile("Starting task \\d+\\.[1-9]").asPredicate();

  private static final Predicate<String> COMMITTED =
      Pattern.compile(" BatchLog: batch=").asPredicate();
  private static final Pattern FINISHED = Pattern.compile("Finished task .*\\(executor (\\d+)\\)");
  private static final Pattern LAUNCHED =
      Pattern.compile("Launching executor (\\S+) on worker (\\S+)");

  private final SparkDistribution spark = SparkDistribution.installed();

  @TempDir Path folder;

  @Test
  void deathOfExecutorsAndOfTheDriverLosesAndDoublesNothing() throws Exception {
    TestedStore store = TestedStore.in(TestingClickHouse.shared());
    Oracle oracle = new Oracle();
    try (Chain chain = Chain.start(folder, store);
        SparkCluster cluster = SparkCluster.start(spark, folder.resolve("spark"))) {
      long published = chain.publish(Market.ofOneHour(61, oracle));

      try (LoggedProcess driver = submit(cluster, chain)) {
        driver.await("a batch", COMMITTED);
        killExecutor(0, STORING, cluster, driver);
        published += chain.publish(Market.ofOneHour(62, oracle));
        killExecutor(1, READING, cluster, driver);
        published += chain.publish(Market.ofOneHour(63, oracle));
        driver.await("a task that stores", STORING);
        driver.kill();
        show(cluster, driver);
        assertSpreadOverBothWorkers(cluster, driver);
        assertThat(driver.said(line -> line.contains("Lost executor "))).hasSize(2);
        assertThat(driver.said(RUN_AGAIN)).as("tasks that died half-way").isNotEmpty();
      }
      assertThat(chain.account().consumed()).as("there is more to do").isLessThan(published);
      try (LoggedProcess driver = submit(cluster, chain)) {
        do {
          driver.await("a batch", COMMITTED);
        } while (chain.account().consumed() < published);
      }

      assertUnharmed(chain, oracle, published);
      assertNowhere(store.environment().get(TestedStore.PASSWORD));
    }
  }

  private static LoggedProcess submit(SparkCluster cluster, Chain chain) throws IOException {
    return cluster.submit(
        chain.store().environment(),
        "--store",
        chain.store().location(),
        "--checkpoint",
        chain.checkpoint(),
        "--set",
        "kafka.bootstrap-servers=" + chain.brokers(),
        "--set",
        "stream.max-records-per-batch=" + StreamProcess.RECORDS_PER_BATCH);
  }

  /** Kills one while it works, and waits until there is another in its place. */
  private static void killExecutor(
      int worker, Predicate<String> when, SparkCluster cluster, LoggedProcess driver)
      throws InterruptedException {
    driver.await("a task", when);
    cluster.killExecutors(worker);
    driver.await("the loss of an executor", line -> line.contains("Lost executor "));
    driver.await("another executor", line -> line.contains("Registered executor "));
  }

  private static void show(SparkCluster cluster, LoggedProcess driver) {
    cluster.launches().forEach(System.out::println);
    driver.said(line -> line.contains("[batchId = 0] Finished task")).forEach(System.out::println);
    driver.said(line -> line.contains("Lost executor ")).forEach(System.out::println);
    driver.said(RUN_AGAIN).forEach(System.out::println);
  }

  private static void assertSpreadOverBothWorkers(SparkCluster cluster, LoggedProcess driver) {
    Map<String, String> workerOfExecutor =
        cluster.launches().stream()
            .map(LAUNCHED::matcher)
            .filter(Matcher::find)
            .collect(
                Collectors.toMap(
                    launch -> launch.group(1).substring(launch.group(1).indexOf('/') + 1),
                    launch -> launch.group(2)));
    Set<String> workers =
        driver.said(line -> line.contains("[batchId = 0] ")).stream()
            .map(FINISHED::matcher)
            .filter(Matcher::find)
            .map(finished -> workerOfExecutor.get(finished.group(1)))
            .collect(Collectors.toSet());
    assertThat(workers).as("workers of the first batch").hasSize(2).doesNotContainNull();
  }

  private static void assertUnharmed(Chain chain, Oracle oracle, long published) {
    TestedStore undisturbed = TestedStore.in(TestingClickHouse.shared());
    List<String> differences = Undisturbed.differences(chain, undisturbed);
    ClickHouseRows.compare(chain.store(), undisturbed, differences);
    String what = "two executors and the driver killed on a cluster of two workers";
    Unharmed.require(what, chain, oracle, published, differences);
  }

  /**
   * Searches what master, workers and executors left behind, and what Spark's pages are made of.
   */
  private void assertNowhere(String password) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(folder.resolve("spark"))) {
      files = all.filter(Files::isRegularFile).toList();
    }
    Set<String> holdingIt = new TreeSet<>();
    Set<String> holdingTheEnvironment = new TreeSet<>();
    for (Path file : files) {
      String text = Files.readString(file, StandardCharsets.ISO_8859_1);
      if (text.contains("SparkListenerEnvironmentUpdate")) {
        holdingTheEnvironment.add(file.toString());
      }
      if (text.contains(password)) {
        holdingIt.add(file.toString());
      }
    }
    System.out.printf("the password is in %d of %d files%n", holdingIt.size(), files.size());
    assertThat(holdingTheEnvironment).as("event logs, one a driver").hasSize(2);
    assertThat(holdingIt).isEmpty();
  }

  @Test
  void aStoreOfOneProcessIsRefused() throws Exception {
    List<String> arguments =
        List.of(
            "--master",
            "local[1]",
            "--driver-memory",
            "640m",
            SparkDistribution.jar().toString(),
            "--store",
            "duckdb:" + folder.resolve("store.duckdb"));
    try (LoggedProcess driver =
        LoggedProcess.start(spark.command(folder, "spark-submit", arguments))) {
      driver.await(
          "a refusal",
          line -> line.contains("store.duckdb: expected a store that many processes may write"));
      assertThat(driver.awaitExit()).isEqualTo(MISCONFIGURED);
    }
  }

  /** Of a class that both have, the distribution's would be taken, whatever its version. */
  @Test
  void theJarAndTheDistributionShareNoClass() throws Exception {
    Set<String> ours = classes(SparkDistribution.jar());
    Set<String> shared = new TreeSet<>();
    for (Path jar : spark.jars()) {
      classes(jar).stream()
          .filter(ours::contains)
          .map(name -> jar + " " + name)
          .forEach(shared::add);
    }

    assertThat(ours).contains("io/stockstream/apps/stream/Main.class");
    assertThat(shared).isEmpty();
  }

  private static Set<String> classes(Path jar) throws IOException {
    Set<String> names = new TreeSet<>();
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      for (Enumeration<? extends ZipEntry> all = zip.entries(); all.hasMoreElements(); ) {
        String name = all.nextElement().getName();
        if (name.endsWith(".class")) {
          names.add(name);
        }
      }
    }
    return names;
  }
}

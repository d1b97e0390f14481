package io.stockstream.apps.inspect;

import static io.stockstream.adapters.testkit.TestingBars.APPLE;
import static io.stockstream.adapters.testkit.TestingBars.TESLA;
import static io.stockstream.adapters.testkit.TestingBars.bar;
import static io.stockstream.adapters.testkit.TestingBars.rollUp;
import static io.stockstream.adapters.testkit.TestingBars.voided;
import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.adapters.duckdb.DuckDbStore;
import io.stockstream.adapters.testkit.TestingStore;
import io.stockstream.apps.runtime.CommandLineApp;
import io.stockstream.apps.runtime.ExitCode;
import io.stockstream.domain.bar.BarState;
import io.stockstream.domain.statement.StoredBar;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One DuckDB store against another, by the command. */
class VerifyAgainstTest {

  private static final StoredBar[] BARS = {
    bar(APPLE, 0, "10"),
    bar(APPLE, 1, "10.123456789012345678"),
    bar(TESLA, 0, "20"),
    voided(TESLA, 1, 7),
    rollUp(APPLE, 0, BarState.CLOSED),
    rollUp(TESLA, 0, BarState.OPEN)
  };

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir private Path folder;

  private Path store(String name, StoredBar... bars) {
    Path file = folder.resolve(name);
    try (TestingStore store = new TestingStore(DuckDbStore::open, file)) {
      for (StoredBar bar : bars) {
        store.write(bar);
      }
    }
    return file;
  }

  private ExitCode verify(Path store, Path against, String... more) {
    List<String> arguments =
        new ArrayList<>(List.of("--store", "duckdb:" + store, "--against", "duckdb:" + against));
    arguments.addAll(List.of(more));
    return run(arguments.toArray(String[]::new));
  }

  private ExitCode run(String... arguments) {
    int code =
        CommandLineApp.of(new VerifyCommand(), new PrintWriter(out), new PrintWriter(err))
            .run(arguments);
    return Arrays.stream(ExitCode.values()).filter(e -> e.code() == code).findAny().orElseThrow();
  }

  private List<String> lines() {
    return out.toString().lines().toList();
  }

  @Test
  void storesOfTheSameBarsAreEqual() {
    StoredBar[] reversed = BARS.clone();
    Collections.reverse(Arrays.asList(reversed));
    Path one = store("one.duckdb", BARS);
    Path other = store("other.duckdb", reversed);

    assertThat(verify(one, other)).as(err.toString()).isEqualTo(ExitCode.OK);
    assertThat(lines()).hasSize(3);
    assertThat(lines().get(0))
        .startsWith(
            "store duckdb:" + one + ": bars=6 close=60.123456789012345678 volume=500 hash=");
    assertThat(lines().get(1)).startsWith("against duckdb:" + other + ": bars=6 ");
    assertThat(hash(lines().get(0))).isEqualTo(hash(lines().get(1)));
    assertThat(lines().get(2))
        .isEqualTo(
            "verify --against: groups=4 bars=6 equal=4 differ=0 missing=0 extra=0 different=0 quarantine-missing=0 quarantine-extra=0");
  }

  private static String hash(String line) {
    return line.substring(line.indexOf("hash="));
  }

  @Test
  void storesThatDifferFailTheCheckAndTheirRowsAreShown() {
    Path one = store("one.duckdb", BARS);
    Path other = store("other.duckdb", BARS);
    store("other.duckdb", bar(APPLE, 1, "11", 2), bar(APPLE, 2, "12"));
    store("one.duckdb", bar(TESLA, 3, "21"));

    assertThat(verify(one, other)).isEqualTo(ExitCode.CHECK_FAILED);
    assertThat(lines())
        .anyMatch(
            line ->
                line.startsWith("group AAPL@XNAS 1m 2026-01-05: expected bars=3 ")
                    && line.contains(", was bars=2 "))
        .anyMatch(
            line ->
                line.startsWith("different AAPL@XNAS 1m 2026-01-05T14:31:00Z: expected ")
                    && line.contains(" close=11 ")
                    && line.contains(" close=10.123456789012345678 "))
        .anyMatch(
            line ->
                line.startsWith("missing AAPL@XNAS 1m 2026-01-05T14:32:00Z: expected ")
                    && line.endsWith(", was nothing"))
        .anyMatch(line -> line.startsWith("extra TSLA@XNAS 1m 2026-01-05T14:33:00Z: "))
        .last()
        .isEqualTo(
            "verify --against: groups=4 bars=7 equal=2 differ=2 missing=1 extra=1 different=1 quarantine-missing=0 quarantine-extra=0");
  }

  @Test
  void theLimitIsObeyedAndWhatIsLeftOutIsCounted() {
    Path empty = store("empty.duckdb");
    Path full = store("full.duckdb", BARS);

    assertThat(verify(empty, full, "--limit", "1")).isEqualTo(ExitCode.CHECK_FAILED);
    assertThat(lines()).hasSize(2 + 2 + 3);
    assertThat(lines()).contains("and 3 more groups", "and 5 more rows");
  }

  @Test
  void aStoreAgainstItselfIsRefused() {
    Path one = store("one.duckdb", BARS);

    assertThat(verify(one, folder.resolve(".").resolve("one.duckdb")))
        .isEqualTo(ExitCode.MISCONFIGURED);
    assertThat(err.toString()).contains("expected another store to compare it with");
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void aStoreThatIsNotThereIsNotMade() {
    Path one = store("one.duckdb", BARS);
    Path none = folder.resolve("none.duckdb");

    assertThat(verify(one, none)).isEqualTo(ExitCode.MISCONFIGURED);
    assertThat(err.toString()).contains(none.toString());
    assertThat(Files.exists(none)).isFalse();
  }

  @Test
  void optionsThatMakeNoSenseAreRefused() {
    Path one = store("one.duckdb", BARS);
    Path other = store("other.duckdb", BARS);

    assertThat(verify(one, other, "--home", folder.toString())).isEqualTo(ExitCode.USAGE);
    assertThat(verify(one, other, "--limit", "-1")).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString())
        .contains("--against: expected no --home")
        .contains("--limit: expected 0 or more, was -1");
    assertThat(run("--store", "duckdb:" + one, "--against", "elsewhere"))
        .isEqualTo(ExitCode.MISCONFIGURED);
    assertThat(err.toString()).contains("'elsewhere'");
  }
}

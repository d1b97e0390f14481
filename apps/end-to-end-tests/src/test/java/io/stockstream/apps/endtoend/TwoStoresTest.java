package io.stockstream.apps.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.adapters.duckdb.DuckDbRowSorter;
import io.stockstream.adapters.duckdb.DuckDbStore;
import io.stockstream.adapters.testkit.TestingSharedData;
import io.stockstream.domain.bar.Ohlcv;
import io.stockstream.domain.bar.Prices;
import io.stockstream.domain.bar.Timeframe;
import io.stockstream.domain.statement.StoredBar;
import io.stockstream.domain.statement.Version;
import io.stockstream.ports.store.BarSelection;
import io.stockstream.ports.store.BatchSession;
import io.stockstream.ports.store.Store;
import io.stockstream.ports.store.TaskOutcome;
import io.stockstream.ports.verify.CompareStores;
import io.stockstream.ports.verify.Comparison;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real files in two stores, each by its own broker and its own Spark: equal, until one is not. */
class TwoStoresTest {

  private static final String FEWEST_MINUTES = "JUNIORBEES_1m.csv";
  private static final String WITH_INVALID_ROWS = "ABDP.L_1d.csv";

  @TempDir Path folder;

  @Test
  void twoReplaysEndInEqualStoresAndOneChangedRowIsFound() throws Exception {
    Path data = TestingSharedData.folder().resolve("canonical");
    String minutes = data.resolve(FEWEST_MINUTES).toString();
    String days = data.resolve(WITH_INVALID_ROWS).toString();
    replay("one", minutes, days);
    // Another order, and all of it twice: other positions, other batches, the same bars.
    replay("other", days, minutes, minutes, days);

    Cli equal =
        Cli.run(
            folder,
            "verify",
            "--store",
            "duckdb:" + file("one"),
            "--against",
            "duckdb:" + file("other"));

    System.out.println(String.join("\n", equal.out()));
    assertThat(equal.exitCode()).as(String.join("\n", equal.out())).isZero();
    assertThat(equal.out()).hasSize(3);
    assertThat(equal.lastLine())
        .matches(
            "verify --against: groups=(\\d+) bars=\\d+ equal=\\1 differ=0 missing=0 extra=0 different=0 quarantine-missing=0 quarantine-extra=0");
    assertThat(equal.out().get(0)).contains(" quarantined=44 ");

    StoredBar changed = changeOneMinute();
    List<String> differences = new ArrayList<>();
    Comparison unequal = compare(differences);

    System.out.println(String.join("\n", differences) + "\n" + unequal);
    assertThat(unequal.holds()).isFalse();
    assertThat(differences).hasSize(2);
    assertThat(differences.get(0))
        .startsWith("group JUNIORBEES@LEAN 1m 2019-01-01: expected bars=217 ");
    assertThat(differences.get(1)).startsWith("different " + changed.key() + ": expected ");
    assertThat(unequal.toString())
        .contains(" differ=1 missing=0 extra=0 different=1 quarantine-missing=0 ");
  }

  private void replay(String name, String... files) throws Exception {
    List<String> arguments =
        new ArrayList<>(List.of("replay", "--home", folder.resolve(name).toString()));
    arguments.addAll(List.of(files));
    Cli replay = Cli.run(folder, arguments.toArray(String[]::new));
    assertThat(replay.exitCode()).as(String.join("\n", replay.err())).isZero();
  }

  private Comparison compare(List<String> differences) {
    try (Store store = DuckDbStore.open(file("one"));
        Store against = DuckDbStore.open(file("other"))) {
      return new CompareStores(store, against, DuckDbRowSorter::open).run(20, differences::add);
    }
  }

  private Path file(String name) {
    return folder.resolve(name).resolve("store.duckdb");
  }

  /** Stores another close of the first minute, past every rule of the stream. */
  private StoredBar changeOneMinute() {
    try (Store store = DuckDbStore.open(file("other"))) {
      List<StoredBar> bars = new ArrayList<>();
      store.bars().read(BarSelection.ALL, bars::add);
      StoredBar changed =
          bars.stream()
              .filter(bar -> bar.key().timeframe() == Timeframe.M1)
              .map(TwoStoresTest::withAnotherClose)
              .findFirst()
              .orElseThrow();
      try (BatchSession session = store.sessions().open(store.fencing().take())) {
        session.write(
            new TaskOutcome(List.of(), List.of(), List.of(), List.of(changed), Map.of(), Map.of()));
      }
      return changed;
    }
  }

  private static StoredBar withAnotherClose(StoredBar bar) {
    Ohlcv ohlcv = (Ohlcv) bar.content();
    Prices prices = ohlcv.prices();
    return new StoredBar(
        bar.key(),
        bar.assetClass(),
        bar.state(),
        new Ohlcv(
            new Prices(prices.open(), prices.high(), prices.low(), prices.low()), ohlcv.activity()),
        new Version(bar.version().high(), bar.version().low() + 1),
        bar.provenance());
  }
}

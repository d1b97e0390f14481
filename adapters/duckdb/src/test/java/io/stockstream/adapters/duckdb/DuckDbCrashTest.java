package io.stockstream.adapters.duckdb;

import static io.stockstream.adapters.testkit.TestingBars.bar;
import static io.stockstream.adapters.testkit.TestingBars.instrument;
import static io.stockstream.adapters.testkit.TestingBars.rollUp;
import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.adapters.testkit.TestingOutcome;
import io.stockstream.adapters.testkit.TestingStore;
import io.stockstream.domain.bar.BarKey;
import io.stockstream.domain.bar.BarState;
import io.stockstream.domain.bar.InstrumentId;
import io.stockstream.domain.merge.ReadPlan;
import io.stockstream.domain.statement.StoredBar;
import io.stockstream.ports.store.BatchSession;
import io.stockstream.ports.store.Fence;
import java.io.BufferedReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is in the file when the process that wrote it was ended without warning. */
class DuckDbCrashTest {

  private static final int BARS_A_BATCH = 1_000;

  @TempDir Path folder;

  /** Writes batches without end, and says the number of each once it is stored. */
  static final class WriteBatches {

    private WriteBatches() {}

    public static void main(String[] arguments) {
      try (DuckDbStore store = DuckDbStore.open(Path.of(arguments[0]))) {
        Fence fence = store.fencing().take();
        for (int batch = 0; ; batch++) {
          try (BatchSession session = store.sessions().open(fence)) {
            session.read(List.of(ReadPlan.of(instrument("S0"), Set.of())), Map.of());
            session.write(TestingOutcome.ofBars(bars(batch)));
          }
          System.out.println(batch);
        }
      }
    }
  }

  /** Half of them new, half of them the same rows again with a greater version. */
  private static List<StoredBar> bars(int batch) {
    List<StoredBar> bars = new ArrayList<>();
    for (int i = 0; i < BARS_A_BATCH / 2; i++) {
      InstrumentId instrument = instrument("S" + i);
      bars.add(bar(instrument, batch, "10"));
      bars.add(bar(instrument, -1, "1" + batch, batch + 1));
    }
    return bars;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 25})
  void whatWasAcknowledgedIsThereAndNoHalfOfABatchIs(int batches) throws Exception {
    Path file = folder.resolve("stockstream.duckdb");
    int acknowledged = -1;
    try (TestingProcess writer = TestingProcess.start(WriteBatches.class, file.toString())) {
      BufferedReader output = writer.output();
      while (acknowledged < batches) {
        acknowledged = Integer.parseInt(output.readLine());
      }
      writer.kill();
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        acknowledged = Integer.parseInt(line);
      }
    }

    try (TestingStore store = new TestingStore(f -> DuckDbStore.open(file), folder)) {
      List<StoredBar> found = store.bars();
      int stored = found.size() / (BARS_A_BATCH / 2) - 2;
      assertThat(stored).isBetween(acknowledged, acknowledged + 1);
      assertThat(found).containsExactlyInAnyOrderElementsOf(after(stored));
      store.write(rollUp(instrument("S0"), 0, BarState.OPEN));
      assertThat(store.bars()).hasSize(found.size() + 1);
    }
  }

  /** The rows that stand once the batches up to this one are stored. */
  private static List<StoredBar> after(int lastBatch) {
    Map<BarKey, StoredBar> rows = new TreeMap<>();
    for (int batch = 0; batch <= lastBatch; batch++) {
      bars(batch).forEach(bar -> rows.put(bar.key(), bar));
    }
    return List.copyOf(rows.values());
  }
}

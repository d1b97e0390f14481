package io.stockstream.apps.benchmarks;

import io.stockstream.adapters.duckdb.DuckDbStore;
import io.stockstream.domain.gap.Gap;
import io.stockstream.ports.store.GapSelection;
import io.stockstream.ports.store.Store;
import io.stockstream.ports.usecase.FindGaps;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

/** How long it takes to look for gaps everywhere, and where only a day was touched. */
final class GapsBenchmark {

  private static final int INSTRUMENTS = 50;
  private static final int RUNS = 3;
  private static final LocalDate LAST = LocalDate.parse("2026-01-01");

  private GapsBenchmark() {}

  static void run(int days) throws Exception {
    System.out.println(Machine.describe());
    Figures everywhere =
        new Figures("gaps of 50 instruments, %d days of minutes".formatted(days), "s");
    Figures oneDay = new Figures("again, one day touched since", "s");
    for (int run = 0; run < RUNS; run++) {
      Path folder = Files.createTempDirectory("gaps");
      MinutesStore minutes =
          new MinutesStore(folder.resolve("store.duckdb"), INSTRUMENTS, LAST.minusDays(days), LAST);
      long bars = minutes.fill();
      try (Store store = DuckDbStore.open(minutes.file())) {
        FindGaps find = new FindGaps(store, minutes.reference());
        everywhere.add(seconds(find));
        minutes.touchLastDay(store);
        oneDay.add(seconds(find));
        List<Gap> gaps = store.gaps().read(GapSelection.ALL);
        System.out.printf(
            "bars=%d gaps=%d missing=%d%n",
            bars, gaps.size(), gaps.stream().mapToLong(Gap::bars).sum());
      }
    }
    System.out.println(everywhere);
    System.out.println(oneDay);
  }

  private static double seconds(FindGaps find) {
    long start = System.nanoTime();
    find.run();
    return (System.nanoTime() - start) / 1e9;
  }
}

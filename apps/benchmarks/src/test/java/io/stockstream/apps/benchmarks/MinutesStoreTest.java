package io.stockstream.apps.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.adapters.duckdb.DuckDbStore;
import io.stockstream.domain.gap.Completeness;
import io.stockstream.domain.gap.Gap;
import io.stockstream.domain.gap.GapReason;
import io.stockstream.ports.store.GapSelection;
import io.stockstream.ports.store.Store;
import io.stockstream.ports.usecase.FindGaps;
import io.stockstream.ports.usecase.ReadGaps;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is timed is right: every bar that was left out is in a gap, and no other. */
class MinutesStoreTest {

  @Test
  void everyBarIsThereOrInAGap(@TempDir Path folder) throws Exception {
    MinutesStore minutes =
        new MinutesStore(
            folder.resolve("store.duckdb"),
            20,
            LocalDate.parse("2025-09-12"),
            LocalDate.parse("2025-09-17"));
    long bars = minutes.fill();
    try (Store store = DuckDbStore.open(minutes.file())) {
      FindGaps find = new FindGaps(store, minutes.reference());
      find.run();
      List<Gap> gaps = store.gaps().read(GapSelection.ALL);
      List<Completeness> days =
          new ReadGaps(store, minutes.reference()).completeness(GapSelection.ALL);

      assertThat(days.stream().mapToLong(Completeness::present).sum()).isEqualTo(bars);
      assertThat(days.stream().mapToLong(Completeness::missingBars).sum())
          .isEqualTo(gaps.stream().mapToLong(Gap::bars).sum())
          .isPositive();
      assertThat(reasonsOn(gaps, "2025-09-16")).containsOnly(GapReason.NO_TRADES);
      assertThat(reasonsOn(gaps, "2025-09-15")).contains(GapReason.FEED_DOWN);
      minutes.touchLastDay(store);
      find.run();
      assertThat(store.gaps().read(GapSelection.ALL)).isEqualTo(gaps);
    }
  }

  private static Set<GapReason> reasonsOn(List<Gap> gaps, String date) {
    return gaps.stream()
        .filter(gap -> gap.instrument().venue().equals("V0"))
        .filter(gap -> gap.tradingDate().equals(LocalDate.parse(date)))
        .map(Gap::reason)
        .collect(Collectors.toSet());
  }
}

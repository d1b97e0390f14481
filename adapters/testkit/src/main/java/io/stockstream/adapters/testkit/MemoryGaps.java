package io.stockstream.adapters.testkit;

import io.stockstream.domain.bar.InstrumentId;
import io.stockstream.domain.bar.Interval;
import io.stockstream.domain.gap.Gap;
import io.stockstream.ports.store.Examined;
import io.stockstream.ports.store.GapProgress;
import io.stockstream.ports.store.GapSelection;
import io.stockstream.ports.store.GapStore;
import io.stockstream.ports.store.GapUpdate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Gaps in memory. Thread-safe. */
final class MemoryGaps implements GapStore {

  private final TreeSet<Gap> gaps = new TreeSet<>(Gap.ORDER);
  private GapProgress progress = GapProgress.NONE;

  @Override
  public synchronized GapProgress progress() {
    return progress;
  }

  @Override
  public synchronized List<Gap> read(GapSelection selection) {
    return gaps.stream().filter(gap -> isSelected(selection, gap)).toList();
  }

  private static boolean isSelected(GapSelection selection, Gap gap) {
    return selection.symbol().forAll(gap.instrument().symbol()::equals)
        && selection.venue().forAll(gap.instrument().venue()::equals)
        && selection.from().forAll(from -> gap.until().isAfter(from))
        && selection.until().forAll(until -> gap.from().isBefore(until));
  }

  @Override
  public synchronized void write(GapUpdate update) {
    gaps.removeIf(gap -> isReplaced(update, gap));
    gaps.addAll(update.gaps());
  }

  private static boolean isReplaced(GapUpdate update, Gap gap) {
    List<Interval> windows = update.replaced().getOrDefault(gap.instrument(), List.of());
    return windows.stream().anyMatch(window -> window.contains(gap.from()));
  }

  @Override
  public synchronized void advance(GapProgress to) {
    Map<InstrumentId, Examined> examined = new HashMap<>(progress.examined());
    examined.putAll(to.examined());
    progress = new GapProgress(to.position(), examined);
  }
}

package io.stockstream.ports.usecase;

import io.stockstream.domain.bar.InstrumentId;
import io.stockstream.domain.bar.Interval;
import io.stockstream.domain.gap.Gap;
import io.stockstream.domain.gap.GapReason;
import io.stockstream.domain.gap.GapState;
import io.stockstream.ports.store.GapStore;
import io.stockstream.ports.store.GapUpdate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Notes what was decided about gaps: that their bars were asked for, or that they stay. The note
 * lasts for as long as the bars are missing. Idempotent.
 *
 * @param gaps where
 */
public record MarkGaps(GapStore gaps) {

  /**
   * Marks gaps; those that are filled, or not stored since the instrument was not listed, stay.
   *
   * @param state any but FILLED, which only bars can bring about
   * @return how many were marked
   * @throws IllegalArgumentException when the state is FILLED
   */
  public int run(Collection<Gap> selected, GapState state) {
    if (!state.isMissing()) {
      throw new IllegalArgumentException("gaps: expected a state but FILLED, was " + state);
    }
    Map<InstrumentId, List<Interval>> replaced = new HashMap<>();
    List<Gap> marked = new ArrayList<>();
    for (Gap gap : selected) {
      if (gap.state().isMissing() && gap.reason() != GapReason.NOT_LISTED) {
        replaced.computeIfAbsent(gap.instrument(), n -> new ArrayList<>()).add(gap.interval());
        marked.add(gap.in(state));
      }
    }
    gaps.write(new GapUpdate(replaced, marked));
    return marked.size();
  }
}

package io.stockstream.apps.wiring;

import io.stockstream.domain.gap.Gap;
import io.stockstream.domain.gap.GapReason;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How many gaps there are, and how many bars they are by reason.
 *
 * @param gaps how many
 * @param bars that are missing, or were where a gap is filled
 */
public record GapSummary(long gaps, Map<GapReason, Long> bars) {

  public static GapSummary of(Collection<Gap> gaps) {
    Map<GapReason, Long> bars = new EnumMap<>(GapReason.class);
    gaps.forEach(gap -> bars.merge(gap.reason(), gap.bars(), Long::sum));
    return new GapSummary(gaps.size(), bars);
  }

  /** Returns for example {@code gaps=3 no_trades=1 feed_down=18 not_listed=0 unknown=0}. */
  @Override
  public String toString() {
    String byReason =
        Stream.of(GapReason.values())
            .map(
                reason ->
                    reason.name().toLowerCase(Locale.ROOT) + "=" + bars.getOrDefault(reason, 0L))
            .collect(Collectors.joining(" "));
    return "gaps=" + gaps + " " + byReason;
  }
}

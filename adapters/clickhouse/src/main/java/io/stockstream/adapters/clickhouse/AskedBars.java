package io.stockstream.adapters.clickhouse;

import io.stockstream.domain.bar.BarKey;
import io.stockstream.domain.bar.Interval;
import io.stockstream.domain.bar.Origin;
import io.stockstream.domain.bar.Timeframe;
import io.stockstream.domain.merge.ReadPlan;
import io.stockstream.domain.merge.Stretch;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Says quickly whether a plan of many stretches asks for a bar. */
final class AskedBars {

  private record Kind(Timeframe timeframe, Origin origin) {}

  private final Map<Kind, NavigableMap<Instant, Interval>> byFrom = new HashMap<>();

  AskedBars(ReadPlan plan) {
    for (Stretch stretch : plan.stretches()) {
      byFrom
          .computeIfAbsent(new Kind(stretch.timeframe(), stretch.origin()), k -> new TreeMap<>())
          .put(stretch.openTimes().from(), stretch.openTimes());
    }
  }

  /** No two stretches of a kind touch, so only the last one before may have it. */
  boolean include(BarKey key) {
    NavigableMap<Instant, Interval> ofKind = byFrom.get(new Kind(key.timeframe(), key.origin()));
    if (ofKind == null) {
      return false;
    }
    Map.Entry<Instant, Interval> last = ofKind.floorEntry(key.openTime());
    return last != null && last.getValue().contains(key.openTime());
  }
}

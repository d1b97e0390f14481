package io.stockstream.adapters.clickhouse;

import io.stockstream.domain.bar.InstrumentId;
import java.util.HashMap;
import java.util.Map;

/** One object a name: names are checked when they are made, and rows repeat them. One thread. */
final class InstrumentNames {

  private final Map<String, Map<String, InstrumentId>> byVenue = new HashMap<>();

  void know(InstrumentId instrument) {
    byVenue
        .computeIfAbsent(instrument.venue(), v -> new HashMap<>())
        .put(instrument.symbol(), instrument);
  }

  /** Returns the name in a row whose columns are venue and symbol from some place on. */
  InstrumentId read(Block block, int row, int first) {
    return name(block.columns()[first + 1].text(row), block.columns()[first].text(row));
  }

  InstrumentId name(String symbol, String venue) {
    return byVenue
        .computeIfAbsent(venue, v -> new HashMap<>())
        .computeIfAbsent(symbol, s -> new InstrumentId(s, venue));
  }
}

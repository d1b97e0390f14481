package io.stockstream.adapters.clickhouse;

import io.stockstream.domain.bar.InstrumentId;
import io.stockstream.domain.rollup.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The clocks' table. A venue's clock has no symbol, which is nobody's. */
final class Clocks {

  private static final String OF_VENUE = "";
  private static final Columns NAMES = Columns.of("venue", "String", "symbol", "String");
  private static final Columns COLUMNS = NAMES.and(Columns.of("time", "DateTime64(6, 'UTC')"));
  private static final String SELECT =
      "SELECT venue, symbol, max(time) FROM clock"
          + " WHERE (venue, symbol) IN (SELECT venue, symbol FROM names) GROUP BY venue, symbol";

  private final Map<String, Map<String, Clock>> bySymbol = new HashMap<>();

  /** Reads the clocks of instruments and of their venues. */
  void read(Server server, Collection<InstrumentId> instruments) {
    if (!instruments.isEmpty()) {
      server.read("reading clocks", Query.of(SELECT).with("names", names(instruments)), this::add);
    }
  }

  private static Rows names(Collection<InstrumentId> instruments) {
    Rows names = new Rows(NAMES);
    Set<String> venues = new HashSet<>();
    for (InstrumentId instrument : instruments) {
      names.text(instrument.venue()).text(instrument.symbol()).endRow();
      if (venues.add(instrument.venue())) {
        names.text(instrument.venue()).text(OF_VENUE).endRow();
      }
    }
    return names;
  }

  private void add(Block block) {
    for (int row = 0; row < block.rows(); row++) {
      bySymbol
          .computeIfAbsent(block.columns()[0].text(row), v -> new HashMap<>())
          .put(block.columns()[1].text(row), new Clock(block.columns()[2].time(row)));
    }
  }

  /** Returns the later of the instrument's and its venue's. */
  Clock of(InstrumentId instrument) {
    return ownOf(instrument).max(clock(instrument.venue(), OF_VENUE));
  }

  /** Returns the instrument's. */
  Clock ownOf(InstrumentId instrument) {
    return clock(instrument.venue(), instrument.symbol());
  }

  private Clock clock(String venue, String symbol) {
    return bySymbol.getOrDefault(venue, Map.of()).getOrDefault(symbol, Clock.UNSET);
  }

  static Rows rows(Map<InstrumentId, Clock> ofInstruments, Map<String, Clock> ofVenues) {
    Rows rows = new Rows(COLUMNS);
    ofInstruments.forEach(
        (instrument, clock) ->
            rows.text(instrument.venue()).text(instrument.symbol()).time(clock.time()).endRow());
    ofVenues.forEach((venue, clock) -> rows.text(venue).text(OF_VENUE).time(clock.time()).endRow());
    return rows;
  }
}

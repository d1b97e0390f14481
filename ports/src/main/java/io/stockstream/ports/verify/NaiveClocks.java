package io.stockstream.ports.verify;

import io.stockstream.domain.bar.InstrumentId;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** The last time seen of every instrument and of every venue's heartbeats. */
final class NaiveClocks {

  private final Map<InstrumentId, Instant> instruments = new HashMap<>();
  private final Map<String, Instant> venues = new HashMap<>();

  void bar(InstrumentId instrument, Instant openTime) {
    instruments.merge(instrument, openTime, NaiveClocks::later);
  }

  void heartbeat(String venue, Instant time) {
    venues.merge(venue, time, NaiveClocks::later);
  }

  Instant of(InstrumentId instrument) {
    return later(
        instruments.getOrDefault(instrument, Instant.MIN),
        venues.getOrDefault(instrument.venue(), Instant.MIN));
  }

  private static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }
}

package io.stockstream.ports.usecase;

import io.stockstream.domain.bar.Bar;
import io.stockstream.domain.bar.InstrumentId;
import io.stockstream.domain.bar.Interval;
import io.stockstream.domain.bar.Timeframe;
import io.stockstream.ports.store.PresenceReader;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.Map;

/**
 * When instruments' first bars open. What is known from before is taken where nothing that was
 * stated since can have changed it, so that not every bar is read again.
 */
final class FirstBars {

  private static final Interval EVER =
      new Interval(Bar.EPOCH_1900, Instant.parse("2300-01-01T00:00:00Z"));

  private final PresenceReader presence;
  private final Option<Interval> touched;
  private final Map<InstrumentId, Map<Timeframe, Instant>> inTouched;
  private Map<InstrumentId, Map<Timeframe, Instant>> ever;

  /**
   * @param touched in which bars were stated since
   */
  FirstBars(PresenceReader presence, Option<Interval> touched) {
    this.presence = presence;
    this.touched = touched;
    inTouched = touched.map(presence::firstBars).getOrElse(Map.of());
  }

  /**
   * @param known what it was before; null when it was not known
   * @return null when there is none
   */
  Instant of(InstrumentId instrument, Timeframe timeframe, Instant known) {
    Instant first = inTouched.getOrDefault(instrument, Map.of()).get(timeframe);
    if (known == null || (first == null && touched.exists(within -> within.contains(known)))) {
      return ofAll(instrument, timeframe);
    }
    boolean mayBeGone = touched.exists(within -> within.contains(known));
    return first != null && (mayBeGone || first.isBefore(known)) ? first : known;
  }

  private Instant ofAll(InstrumentId instrument, Timeframe timeframe) {
    if (ever == null) {
      ever = presence.firstBars(EVER);
    }
    return ever.getOrDefault(instrument, Map.of()).get(timeframe);
  }
}

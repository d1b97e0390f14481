package io.stockstream.ports.store;

import io.stockstream.domain.bar.AssetClass;
import io.stockstream.domain.bar.InstrumentId;
import io.stockstream.domain.bar.Interval;
import io.stockstream.domain.bar.Timeframe;
import io.stockstream.domain.gap.TimeSet;
import io.stockstream.domain.rollup.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.SortedMap;

/**
 * Reads what is there, without reading bars: which open times, which minutes of a heartbeat, how
 * far time has come. Bars are a venue's own, void ones left out, unless it is said. Thread-safe.
 */
public interface PresenceReader {

  /**
   * Returns how far every instrument has come that has a clock: the later of it and its venue's.
   */
  Map<InstrumentId, Clock> clocks();

  /** Returns when the first bar opens in a stretch of time, by instrument and timeframe. */
  Map<InstrumentId, Map<Timeframe, Instant>> firstBars(Interval within);

  /**
   * Returns on which UTC dates any bar of an instrument opens, roll-ups and void ones included.
   *
   * @return by date, the instruments with their asset class: where bars of a date disagree, that of
   *     the greatest version
   */
  SortedMap<LocalDate, Map<InstrumentId, AssetClass>> barDates(Interval within);

  /**
   * Returns when bars open.
   *
   * @param timeframe of the bars, below a day
   * @param window in which they open
   * @param instruments whose
   * @return by instrument; one without a bar there may be missing
   */
  Map<InstrumentId, TimeSet> openTimes(
      Timeframe timeframe, Interval window, Collection<InstrumentId> instruments);

  /** Returns in which minutes of a stretch of time a venue was alive by any of its feeds. */
  Map<String, TimeSet> aliveMinutes(Interval window);

  /**
   * Returns the first of all minutes in which a venue was alive; a venue without any is missing.
   */
  Map<String, Instant> firstAliveMinutes();
}

package io.stockstream.domain.gap;

import io.stockstream.domain.bar.InstrumentId;
import io.stockstream.domain.bar.Interval;
import io.stockstream.domain.bar.Timeframe;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;

/**
 * Bars that follow each other within the hours of one session, and that are missing for one reason.
 *
 * @param instrument whose
 * @param timeframe of the bars, the instrument's base timeframe
 * @param tradingDate of the session
 * @param interval open time of the first one to the end of the last one, UTC
 * @param reason why they are missing
 * @param state what is being done about it
 */
public record Gap(
    InstrumentId instrument,
    Timeframe timeframe,
    LocalDate tradingDate,
    Interval interval,
    GapReason reason,
    GapState state)
    implements Serializable {

  /** By instrument, then by time. */
  public static final Comparator<Gap> ORDER =
      Comparator.comparing(Gap::instrument).thenComparing(Gap::from);

  public Instant from() {
    return interval.from();
  }

  public Instant until() {
    return interval.until();
  }

  /** Returns how many bars it is. */
  public long bars() {
    return (until().getEpochSecond() - from().getEpochSecond()) / timeframe.seconds();
  }

  /** Returns the gap in another state. */
  public Gap in(GapState other) {
    return new Gap(instrument, timeframe, tradingDate, interval, reason, other);
  }

  /** Returns a part of the gap. */
  Gap during(Interval part) {
    return new Gap(instrument, timeframe, tradingDate, part, reason, state);
  }

  /** Says whether another gap goes on where this one ends, and is alike otherwise. */
  boolean goesOnIn(Gap next) {
    return until().equals(next.from())
        && reason == next.reason
        && state == next.state
        && tradingDate.equals(next.tradingDate)
        && instrument.equals(next.instrument);
  }
}

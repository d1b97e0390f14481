package io.stockstream.adapters.feeds.live;

import io.stockstream.domain.bar.AssetClass;
import io.stockstream.domain.bar.BarDraft;
import io.stockstream.domain.bar.BarState;
import io.stockstream.domain.bar.InstrumentId;
import io.stockstream.domain.bar.Timeframe;
import io.stockstream.domain.statement.RevisionScheme;
import io.stockstream.domain.statement.Source;
import io.stockstream.domain.statement.StatementDraft;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * An instrument that is followed at a venue.
 *
 * @param symbol what the venue calls it
 * @param instrument what we call it
 * @param assetClass what it is
 * @param timeframe of the bars that are asked for
 * @param source who states them; numbered by time
 */
public record Followed(
    String symbol,
    InstrumentId instrument,
    AssetClass assetClass,
    Timeframe timeframe,
    Source source) {

  /** Starts a bar of the timeframe that is followed. */
  public BarDraft bar(Instant openTime) {
    return bar(timeframe.toString(), openTime);
  }

  /** Starts a bar of a timeframe as the venue names it. */
  public BarDraft bar(String label, Instant openTime) {
    return BarDraft.at(instrument.symbol(), instrument.venue(), label, openTime);
  }

  /**
   * Returns what the venue states of a bar.
   *
   * @param eventTime when it did, by its own clock; later statements have later ones
   */
  public StatementDraft state(BarDraft bar, BarState state, Instant eventTime) {
    return new StatementDraft(
        bar,
        assetClass,
        state,
        false,
        source.name(),
        source.rank(),
        RevisionScheme.ofTime(eventTime),
        Option.none());
  }

  /**
   * Returns what a row of history states: final once the answer's date is so long behind its end.
   *
   * @param date of the answer, by the venue's clock
   * @param closing so long after its end a row may still grow
   */
  public List<Heard> asOf(Instant date, BarDraft bar, Duration closing) {
    boolean isFinal = !date.isBefore(endOf(bar.openTime()).plus(closing));
    return List.of(stated(bar, isFinal ? BarState.CLOSED : BarState.OPEN, date));
  }

  /** Returns that the venue states this of a bar, see {@link #state}. */
  public Heard stated(BarDraft bar, BarState state, Instant eventTime) {
    return new Heard.Bars(List.of(state(bar, state, eventTime)));
  }

  /** Returns the end of a bar that opens at a time. */
  public Instant endOf(Instant openTime) {
    return openTime.plus(timeframe.duration());
  }
}

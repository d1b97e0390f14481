package io.stockstream.adapters.feeds.file;

import io.stockstream.domain.bar.AssetClass;
import io.stockstream.domain.bar.BarDraft;
import io.stockstream.domain.bar.BarState;
import io.stockstream.domain.bar.Timeframe;
import io.stockstream.domain.statement.FileLine;
import io.stockstream.domain.statement.RevisionScheme;
import io.stockstream.domain.statement.StatementDraft;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.List;

/**
 * The bars of one instrument that a file holds.
 *
 * @param symbol of the instrument
 * @param venue of the instrument
 * @param assetClass of the instrument
 * @param timeframe of the bars
 * @param statedBy who states them, in which file
 */
record Series(
    String symbol, String venue, AssetClass assetClass, Timeframe timeframe, StatedBy statedBy) {

  /**
   * @param source its name
   * @param rank of the source
   * @param issue of the file
   * @param sha256 of the file
   */
  record StatedBy(String source, int rank, long issue, String sha256) {}

  BarDraft bar(Instant open) {
    return BarDraft.at(symbol, venue, timeframe.toString(), open);
  }

  /** Begins a bar whose prices stand after its time, as they do where there is no header. */
  BarDraft bar(Instant open, List<String> cells) throws UnreadableCell {
    return bar(open)
        .prices(
            Numbers.number("open", cells.get(1)),
            Numbers.number("high", cells.get(2)),
            Numbers.number("low", cells.get(3)),
            Numbers.number("close", cells.get(4)));
  }

  StatementDraft state(BarDraft bar, long number) {
    return state(bar, BarState.CLOSED, number);
  }

  StatementDraft state(BarDraft bar, BarState state, long number) {
    return new StatementDraft(
        bar,
        assetClass,
        state,
        false,
        statedBy.source(),
        statedBy.rank(),
        RevisionScheme.ofLine(statedBy.issue(), number),
        Option.some(new FileLine(statedBy.sha256(), number)));
  }
}

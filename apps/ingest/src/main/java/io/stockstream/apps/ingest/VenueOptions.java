package io.stockstream.apps.ingest;

import io.stockstream.apps.wiring.FileOptions;
import io.stockstream.domain.bar.Timeframe;
import io.stockstream.ports.failure.FailureKind;
import io.stockstream.ports.failure.PortException;
import io.vavr.control.Option;
import java.util.List;
import picocli.CommandLine;

/** Which bars of a venue are wanted. */
final class VenueOptions {

  @CommandLine.Option(
      names = "--symbol",
      paramLabel = "SYMBOL",
      description =
          "What a venue calls an instrument, or that and ours, as XBTUSDT=BTC-USD@KRAKEN."
              + " Repeatable; with yahoo an instrument of the reference data, default all; with a file of another format, what it is about.")
  private List<String> symbols = List.of();

  @CommandLine.Option(names = "--timeframe", description = "Of the bars; with a venue default 1m.")
  private String timeframe;

  List<String> symbols() {
    return symbols;
  }

  /** Returns the only symbol, of a file that does not say it; none when there is none. */
  Option<String> symbol() {
    return symbols.size() == 1 ? Option.some(symbols.get(0)) : Option.none();
  }

  /** Returns the timeframe where it was told. */
  Option<Timeframe> told() {
    return Option.of(timeframe).map(FileOptions::timeframeOf);
  }

  /**
   * Returns the timeframe.
   *
   * @throws PortException MISCONFIGURED when it is none below a day
   */
  Timeframe timeframe() {
    return told()
        .orElse(Option.some(Timeframe.M1))
        .filter(Timeframe::isIntraday)
        .getOrElseThrow(
            () ->
                new PortException(
                    FailureKind.MISCONFIGURED,
                    "--timeframe: expected 1m or another below a day, was '" + timeframe + "'"));
  }
}

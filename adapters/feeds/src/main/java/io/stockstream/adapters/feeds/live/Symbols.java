package io.stockstream.adapters.feeds.live;

import io.stockstream.domain.bar.AssetClass;
import io.stockstream.domain.bar.InstrumentId;
import io.stockstream.domain.bar.Timeframe;
import io.stockstream.domain.bar.Violation;
import io.stockstream.domain.rollup.ReferenceTable;
import io.stockstream.domain.statement.RevisionScheme;
import io.stockstream.domain.statement.Source;
import io.stockstream.ports.failure.FailureKind;
import io.stockstream.ports.failure.PortException;
import java.util.Comparator;
import java.util.List;

/**
 * Says which of our instruments a venue's symbol means: as it is declared with the symbol, else the
 * symbol itself at the feed's own venue.
 *
 * @param feed its name, which is that of its source
 * @param venue of instruments for which no other is declared
 * @param timeframe of the bars that are asked for
 * @param otherwise asset class of instruments that the reference data does not know
 * @param reference knows asset classes, and ranks of sources
 */
public record Symbols(
    String feed,
    String venue,
    Timeframe timeframe,
    AssetClass otherwise,
    ReferenceTable reference) {

  /**
   * Reads a declaration.
   *
   * @param declared the venue's symbol, or that and ours, such as {@code XBTUSDT=BTC-USD@KRAKEN}
   * @throws PortException MISCONFIGURED when ours is no instrument's name
   */
  public Followed read(String declared) {
    return isPair(declared)
        ? pair(declared)
        : followed(declared, declared.replace('/', '-'), venue);
  }

  /**
   * Reads a declaration where venue and reference data have the same symbols.
   *
   * @throws PortException MISCONFIGURED when ours is no instrument's name, or unknown
   */
  public Followed readKnown(String declared) {
    return isPair(declared) ? pair(declared) : known(declared);
  }

  /**
   * A symbol may have an equals sign itself, as currencies of Yahoo do; a pair has an @ after it.
   */
  private static boolean isPair(String declared) {
    int equals = declared.indexOf('=');
    return equals > 0 && declared.lastIndexOf('@') > equals && !declared.contains("=X@");
  }

  private Followed pair(String declared) {
    int equals = declared.indexOf('=');
    int at = declared.lastIndexOf('@');
    return followed(
        declared.substring(0, equals),
        declared.substring(equals + 1, at),
        declared.substring(at + 1));
  }

  /** Returns every instrument of the reference data, under the symbols that it has there. */
  public List<Followed> all() {
    return reference.instruments().stream()
        .sorted(Comparator.naturalOrder())
        .map(instrument -> followed(instrument.symbol(), instrument))
        .toList();
  }

  /**
   * Finds an instrument of the reference data by its symbol, or by symbol and venue.
   *
   * @throws PortException MISCONFIGURED when there is none, or more than one
   */
  Followed known(String symbol) {
    List<Followed> found =
        all().stream()
            .filter(
                each -> each.symbol().equals(symbol) || each.instrument().toString().equals(symbol))
            .toList();
    if (found.size() != 1) {
      throw misconfigured(
          "one instrument of the reference data, by its symbol or as SYMBOL@VENUE",
          found.isEmpty() ? symbol : symbol + " " + found.size() + " times");
    }
    return found.get(0);
  }

  private Followed followed(String symbol, String ours, String venueOfOurs) {
    InstrumentId instrument =
        InstrumentId.of(ours, venueOfOurs)
            .getOrElseThrow(
                () ->
                    misconfigured(
                        "a symbol of the venue, or VENUE_SYMBOL=SYMBOL@VENUE",
                        symbol + "=" + ours + "@" + venueOfOurs));
    return followed(symbol, instrument);
  }

  private Followed followed(String symbol, InstrumentId instrument) {
    AssetClass assetClass =
        reference.find(instrument).map(entry -> entry.assetClass()).getOrElse(otherwise);
    Source source =
        reference.sourcesOf(instrument).stream()
            .filter(each -> each.name().equals(feed) && each.scheme() == RevisionScheme.TIME)
            .findFirst()
            .orElseGet(() -> Source.live(feed));
    return new Followed(symbol, instrument, assetClass, timeframe, source);
  }

  private PortException misconfigured(String expected, String was) {
    return new PortException(
        FailureKind.MISCONFIGURED,
        feed + ": expected " + expected + ", was " + Violation.quote(was));
  }
}

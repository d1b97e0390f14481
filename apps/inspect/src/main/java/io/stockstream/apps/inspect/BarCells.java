package io.stockstream.apps.inspect;

import io.stockstream.domain.bar.Activity;
import io.stockstream.domain.bar.BarKey;
import io.stockstream.domain.bar.Ohlcv;
import io.stockstream.domain.bar.Prices;
import io.stockstream.domain.gap.ShownBar;
import io.stockstream.domain.rollup.Reference;
import io.stockstream.domain.statement.Coverage;
import io.stockstream.domain.statement.Provenance;
import io.stockstream.domain.statement.Stamp;
import io.stockstream.domain.statement.StoredBar;
import io.vavr.control.Option;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** A bar as cells of text: plain decimals, times with Z, empty where a value is absent. */
final class BarCells {

  static final List<String> HEADER =
      List.of(
          "symbol",
          "venue",
          "asset_class",
          "timeframe",
          "open_time",
          "open",
          "high",
          "low",
          "close",
          "volume",
          "state",
          "origin",
          "present",
          "expected",
          "revision",
          "source",
          "flags");

  /** With whether it only fills a hole. */
  static final List<String> FILL_HEADER = append(HEADER, "filled");

  private static final String ABSENT = "";
  private static final String ROLLUP_SOURCE = "rollup";
  private static final String OUT_OF_SESSION = "OUT_OF_SESSION";

  private BarCells() {}

  private static List<String> append(List<String> cells, String last) {
    List<String> longer = new ArrayList<>(cells);
    longer.add(last);
    return List.copyOf(longer);
  }

  /** Returns the cells under {@link #FILL_HEADER}. */
  static List<String> of(ShownBar shown, Reference reference) {
    return shown instanceof ShownBar.Filled filled
        ? append(of(filled), "true")
        : append(of(((ShownBar.Real) shown).bar(), reference), "false");
  }

  /** Nobody said it, so it has neither state nor source. */
  private static List<String> of(ShownBar.Filled filled) {
    BarKey key = filled.key();
    String close = filled.ohlcv().prices().close().toPlainString();
    return List.of(
        key.instrument().symbol(),
        key.instrument().venue(),
        filled.like().assetClass().name(),
        key.timeframe().toString(),
        key.openTime().toString(),
        close,
        close,
        close,
        close,
        ABSENT,
        ABSENT,
        key.origin().name(),
        ABSENT,
        ABSENT,
        ABSENT,
        ABSENT,
        ABSENT);
  }

  /**
   * @param reference whose calendars say whether a bar is out of session
   */
  static List<String> of(StoredBar bar, Reference reference) {
    BarKey key = bar.key();
    Ohlcv ohlcv = (Ohlcv) bar.content();
    Prices prices = ohlcv.prices();
    Activity activity = ohlcv.activity();
    return List.of(
        key.instrument().symbol(),
        key.instrument().venue(),
        bar.assetClass().name(),
        key.timeframe().toString(),
        key.openTime().toString(),
        prices.open().toPlainString(),
        prices.high().toPlainString(),
        prices.low().toPlainString(),
        prices.close().toPlainString(),
        activity.volume().map(BigDecimal::toPlainString).getOrElse(ABSENT),
        bar.state().name(),
        key.origin().name(),
        coverage(bar).map(c -> String.valueOf(c.present())).getOrElse(ABSENT),
        coverage(bar).flatMap(Coverage::expected).map(String::valueOf).getOrElse(ABSENT),
        stamp(bar).map(s -> String.valueOf(s.revision())).getOrElse(ABSENT),
        stamp(bar).map(Stamp::source).getOrElse(ROLLUP_SOURCE),
        isOutOfSession(key, reference) ? OUT_OF_SESSION : ABSENT);
  }

  private static boolean isOutOfSession(BarKey key, Reference reference) {
    return reference.rulesOf(key.instrument()).windows().isOutOfSession(key);
  }

  private static Option<Coverage> coverage(StoredBar bar) {
    Provenance provenance = bar.provenance();
    return provenance instanceof Coverage coverage ? Option.some(coverage) : Option.none();
  }

  private static Option<Stamp> stamp(StoredBar bar) {
    Provenance provenance = bar.provenance();
    return provenance instanceof Stamp stamp ? Option.some(stamp) : Option.none();
  }
}

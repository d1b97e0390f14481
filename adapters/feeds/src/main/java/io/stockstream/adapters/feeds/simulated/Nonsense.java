package io.stockstream.adapters.feeds.simulated;

import io.stockstream.domain.bar.BarDraft;
import io.stockstream.domain.bar.Decimals;
import io.stockstream.domain.bar.ViolationCode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.function.UnaryOperator;

/** Bars that can be read and not stand, and the first reason why. */
enum Nonsense {
  HIGH_BELOW_LOW(ViolationCode.HIGH_BELOW_LOW, Nonsense::highBelowLow),
  NEGATIVE_PRICES(ViolationCode.PRICE_NOT_POSITIVE, Nonsense::negativePrices),
  ZERO_LOW(
      ViolationCode.PRICE_NOT_POSITIVE,
      bar -> bar.prices(bar.open(), bar.high(), BigDecimal.ZERO, bar.close())),
  NO_HIGH(ViolationCode.MISSING_FIELD, bar -> bar.prices(bar.open(), null, bar.low(), bar.close())),
  NEGATIVE_VOLUME(ViolationCode.NEGATIVE_AMOUNT, bar -> bar.volume(BigDecimal.ONE.negate())),
  HUGE_VOLUME(ViolationCode.OUT_OF_RANGE, bar -> bar.volume(Decimals.AMOUNT_BOUND)),
  NINETEEN_DECIMALS(
      ViolationCode.TOO_PRECISE,
      bar -> bar.prices(bar.open(), atto(bar.high()), bar.low(), bar.close())),
  OFF_GRID(ViolationCode.OFF_GRID, bar -> at(bar, bar.timeframe(), bar.openTime().plusSeconds(7))),
  LONG_AGO(
      ViolationCode.BEFORE_1900,
      bar -> at(bar, bar.timeframe(), Instant.parse("1899-12-31T23:59:00Z"))),
  ODD_TIMEFRAME(ViolationCode.UNKNOWN_TIMEFRAME, bar -> at(bar, "7m", bar.openTime()));

  private final ViolationCode code;
  private final UnaryOperator<BarDraft> change;

  Nonsense(ViolationCode code, UnaryOperator<BarDraft> change) {
    this.code = code;
    this.change = change;
  }

  ViolationCode code() {
    return code;
  }

  BarDraft apply(BarDraft bar) {
    return change.apply(bar);
  }

  private static BarDraft highBelowLow(BarDraft bar) {
    return bar.prices(bar.open(), bar.low().subtract(bar.low().ulp()), bar.low(), bar.close());
  }

  private static BarDraft negativePrices(BarDraft bar) {
    return bar.prices(
        bar.open().negate(), bar.low().negate(), bar.high().negate(), bar.close().negate());
  }

  private static BigDecimal atto(BigDecimal price) {
    return price.add(BigDecimal.ONE.movePointLeft(Decimals.FRACTION_DIGITS + 1));
  }

  private static BarDraft at(BarDraft bar, String timeframe, Instant openTime) {
    return BarDraft.at(bar.symbol(), bar.venue(), timeframe, openTime)
        .prices(bar.open(), bar.high(), bar.low(), bar.close())
        .volume(bar.volume());
  }
}

package io.stockstream.domain.bar;

import io.vavr.control.Option;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * How much was traded in the interval of a bar. Each part is absent where the feed does not say;
 * currency and index bars have none. Equal when equal in value.
 *
 * @param volume units traded, at least 0
 * @param turnover price times volume, in the quote currency, at least 0
 * @param vwap volume-weighted average price as the feed states it, in the quote currency
 * @param tradeCount number of trades, at least 0
 */
public record Activity(
    Option<BigDecimal> volume,
    Option<BigDecimal> turnover,
    Option<BigDecimal> vwap,
    Option<Long> tradeCount)
    implements Serializable {

  /** Nothing is known. */
  public static final Activity UNKNOWN =
      new Activity(Option.none(), Option.none(), Option.none(), Option.none());

  /**
   * @throws IllegalArgumentException when a part is negative or does not fit (see {@link Decimals})
   */
  public Activity {
    Violation.throwAny(
        "activity",
        violations(
            volume.getOrNull(), turnover.getOrNull(), vwap.getOrNull(), tradeCount.getOrNull()));
    volume = Decimals.trimmed(volume);
    turnover = Decimals.trimmed(turnover);
    vwap = Decimals.trimmed(vwap);
  }

  /** Returns an activity of which only the volume is known. */
  public static Activity ofVolume(BigDecimal volume) {
    return new Activity(Option.some(volume), Option.none(), Option.none(), Option.none());
  }

  static Activity ofNullable(
      BigDecimal volume, BigDecimal turnover, BigDecimal vwap, Long tradeCount) {
    return volume == null && turnover == null && vwap == null && tradeCount == null
        ? UNKNOWN
        : new Activity(
            Option.of(volume), Option.of(turnover), Option.of(vwap), Option.of(tradeCount));
  }

  /** The one list of rules on activity, behind both doors; null is absent. */
  static List<Violation> violations(
      BigDecimal volume, BigDecimal turnover, BigDecimal vwap, Long tradeCount) {
    if (stands(volume)
        && stands(turnover)
        && fits(vwap)
        && (tradeCount == null || tradeCount >= 0)) {
      return List.of();
    }
    List<Violation> found = new ArrayList<>();
    Rules.amount("volume", volume, found);
    Rules.amount("turnover", turnover, found);
    Rules.digits("vwap", vwap, found);
    Rules.amount("tradeCount", tradeCount == null ? null : BigDecimal.valueOf(tradeCount), found);
    return found;
  }

  /** The sum in a roll-up may pass the bound of one statement, so the bound is no rule here. */
  private static boolean stands(BigDecimal amount) {
    return amount == null || (amount.signum() >= 0 && Decimals.fits(amount));
  }

  private static boolean fits(BigDecimal number) {
    return number == null || Decimals.fits(number);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Activity that
        && same(volume, that.volume)
        && same(turnover, that.turnover)
        && same(vwap, that.vwap)
        && tradeCount.equals(that.tradeCount);
  }

  private static boolean same(Option<BigDecimal> a, Option<BigDecimal> b) {
    return a.isEmpty() ? b.isEmpty() : b.isDefined() && Decimals.same(a.get(), b.get());
  }

  @Override
  public int hashCode() {
    return volume.map(BigDecimal::stripTrailingZeros).hashCode() * 31 + tradeCount.hashCode();
  }
}

package io.stockstream.domain.bar;

import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Validation;
import java.io.Serializable;
import java.time.Instant;

/**
 * An OHLCV candle: what was traded in {@code [openTime, closeTime)}.
 *
 * @param key what it is about; its open time is UTC, on the UTC grid below a day, and not before
 *     1900
 * @param ohlcv its values
 */
public record Bar(BarKey key, Ohlcv ohlcv) implements Serializable {

  /** The earliest open time, and the zero of time-based revisions. */
  public static final Instant EPOCH_1900 = Instant.parse("1900-01-01T00:00:00Z");

  /**
   * @throws IllegalArgumentException when the open time is off the grid or before 1900
   */
  public Bar {
    Violation.throwAny(key, BarRules.onTime(key.timeframe(), key.openTime()));
  }

  /** Checks a draft of an instrument whose prices are above zero; see the other {@code of}. */
  public static Validation<Seq<Violation>, Bar> of(BarDraft draft) {
    return of(draft, PriceRule.POSITIVE);
  }

  /**
   * Checks a draft from outside against every rule and reports all that it breaks, never only the
   * first. The bar is of origin FEED.
   */
  public static Validation<Seq<Violation>, Bar> of(BarDraft draft, PriceRule rule) {
    java.util.List<Violation> found = BarRules.violations(draft, rule);
    return found.isEmpty()
        ? Validation.valid(draft.toBar())
        : Validation.invalid(List.ofAll(found));
  }

  public Prices prices() {
    return ohlcv.prices();
  }

  public Activity activity() {
    return ohlcv.activity();
  }
}

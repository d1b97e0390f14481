package io.stockstream.domain.rollup;

import io.stockstream.domain.bar.PriceRule;
import io.stockstream.domain.calendar.TradingCalendar;
import io.stockstream.domain.calendar.UtcDays;
import io.stockstream.domain.statement.Version;
import java.io.Serializable;

/**
 * What reference data says of how an instrument's bars are checked and rolled up.
 *
 * @param priceRule which prices it may have
 * @param windows its ladder and its calendar
 * @param edition numbers these roll-up rules, 0 to 255; a change of ladder or calendar raises it
 */
public record InstrumentRules(PriceRule priceRule, Windows windows, int edition)
    implements Serializable {

  /** The rules of an instrument that no reference data knows: UTC days, prices above zero. */
  public static final InstrumentRules DEFAULT = of(Ladder.DEFAULT, new UtcDays());

  /**
   * @throws IllegalArgumentException when the edition is out of range
   */
  public InstrumentRules {
    if (edition < 0 || edition > Version.MAX_EDITION) {
      throw new IllegalArgumentException("edition: expected 0 to 255, was " + edition);
    }
  }

  /** Returns which timeframes there are. */
  public Ladder ladder() {
    return windows.ladder();
  }

  /** Returns which sessions there are. */
  public TradingCalendar calendar() {
    return windows.calendar();
  }

  /** Returns the first edition of rules with prices above zero. */
  public static InstrumentRules of(Ladder ladder, TradingCalendar calendar) {
    return new InstrumentRules(PriceRule.POSITIVE, new Windows(ladder, calendar), 0);
  }
}

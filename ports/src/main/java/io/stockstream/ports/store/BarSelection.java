package io.stockstream.ports.store;

import io.stockstream.domain.bar.Origin;
import io.stockstream.domain.bar.Timeframe;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * Which bars to read; what is none does not restrict.
 *
 * @param symbol exactly this
 * @param venue exactly this
 * @param timeframe exactly this
 * @param from earliest open time, UTC
 * @param until first open time after the last one, UTC
 * @param origins which origins
 */
public record BarSelection(
    Option<String> symbol,
    Option<String> venue,
    Option<Timeframe> timeframe,
    Option<Instant> from,
    Option<Instant> until,
    Origins origins) {

  /** Every row on every key. */
  public static final BarSelection ALL =
      new BarSelection(
          Option.none(), Option.none(), Option.none(), Option.none(), Option.none(), Origins.BOTH);

  /** Which of a venue's own bar and the one we folded. */
  public enum Origins {
    /** The roll-up where the instrument has finer bars for that window, else the venue's own. */
    PREFERRED,
    FEED,
    ROLLUP,
    /** Both, void rows included: what a verification compares. */
    BOTH;

    /** Says whether rows of an origin are wanted, before any preference. */
    public boolean include(Origin origin) {
      return switch (this) {
        case PREFERRED, BOTH -> true;
        case FEED -> origin == Origin.FEED;
        case ROLLUP -> origin == Origin.ROLLUP;
      };
    }
  }
}

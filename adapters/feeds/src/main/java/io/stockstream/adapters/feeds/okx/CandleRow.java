package io.stockstream.adapters.feeds.okx;

import io.stockstream.adapters.feeds.live.Followed;
import io.stockstream.adapters.feeds.live.Json;
import io.stockstream.adapters.feeds.live.Unreadable;
import io.stockstream.domain.bar.BarDraft;
import io.stockstream.domain.bar.BarState;
import io.stockstream.domain.bar.Timeframe;
import io.stockstream.domain.bar.ViolationCode;
import java.util.Locale;

/**
 * A candle: open time, open, high, low, close, volume, volume in coin, volume in quote, confirmed;
 * six of them, without volumes, of an index. For spot the volume is in the base currency.
 *
 * @param row as it came
 */
record CandleRow(Json row) {

  private static final int OF_SPOT = 9;
  private static final int OF_INDEX = 6;

  /** Returns the channel's name for a timeframe; days and longer by UTC, not by Hong Kong. */
  static String channel(Timeframe timeframe) {
    String label = timeframe.toString();
    String upper =
        label.endsWith("m") || label.endsWith("s") ? label : label.toUpperCase(Locale.ROOT);
    return timeframe.isIntraday() ? upper : upper + "utc";
  }

  BarDraft bar(Followed followed) throws Unreadable {
    int size = row.size();
    if (size != OF_SPOT && size != OF_INDEX) {
      throw row.wrong(ViolationCode.BAD_LINE, "a candle of nine elements, or of six");
    }
    BarDraft prices = row.prices(followed.bar(row.get(0).millis()), 1, 2, 3, 4);
    return size == OF_INDEX
        ? prices
        : prices.activity(row.get(5).decimal(), row.get(7).decimal(), null, null);
  }

  BarState state() throws Unreadable {
    Json confirm = row.get(row.size() - 1);
    if (!confirm.is("0") && !confirm.is("1")) {
      throw confirm.wrong(ViolationCode.UNKNOWN_WORD, "0 while it is open, 1 when it is complete");
    }
    return confirm.is("1") ? BarState.CLOSED : BarState.OPEN;
  }
}

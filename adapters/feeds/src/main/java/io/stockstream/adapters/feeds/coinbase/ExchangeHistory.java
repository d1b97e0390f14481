package io.stockstream.adapters.feeds.coinbase;

import io.stockstream.adapters.feeds.live.FloatSum;
import io.stockstream.adapters.feeds.live.Followed;
import io.stockstream.adapters.feeds.live.Heard;
import io.stockstream.adapters.feeds.live.History;
import io.stockstream.adapters.feeds.live.Json;
import io.stockstream.adapters.feeds.live.Reading;
import io.stockstream.adapters.feeds.live.Unreadable;
import io.stockstream.domain.bar.BarDraft;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Candles over REST, the newest first, at most 300 at once, none for an interval without trades.
 * Their volumes are sums of binary floats: 4.727521520000001 is 4.72752152.
 *
 * @param closing so long after its end a row may still grow
 */
record ExchangeHistory(Duration closing) implements History {

  private static final int MOST_ROWS = 300;

  @Override
  public String request(Followed followed, Instant from, Instant until) {
    return "/products/%s/candles?granularity=%d&start=%s&end=%s"
        .formatted(
            History.encoded(followed.symbol()),
            followed.timeframe().seconds(),
            History.encoded(from.toString()),
            History.encoded(from.plus(window(followed)).toString()));
  }

  @Override
  public Page read(Followed followed, Instant from, String body, Instant date) {
    List<Heard> heard =
        Reading.of(
            body,
            json -> Reading.ofEach(json, row -> followed.asOf(date, bar(followed, row), closing)));
    return Page.until(from.plus(window(followed)), heard, date);
  }

  private static Duration window(Followed followed) {
    return followed.timeframe().duration().multipliedBy(MOST_ROWS - 1L);
  }

  /** A row is time, low, high, open, close, volume. */
  private static BarDraft bar(Followed followed, Json row) throws Unreadable {
    return row.prices(followed.bar(row.get(0).seconds()), 3, 2, 1, 4)
        .volume(FloatSum.of(row.get(5).decimal()));
  }
}

package io.stockstream.adapters.feeds.binance;

import io.stockstream.adapters.feeds.live.Followed;
import io.stockstream.adapters.feeds.live.History;
import io.stockstream.adapters.feeds.live.Json;
import io.stockstream.adapters.feeds.live.Reading;
import io.stockstream.adapters.feeds.live.Unreadable;
import io.stockstream.domain.bar.BarDraft;
import java.time.Duration;
import java.time.Instant;

/**
 * Klines over REST, the oldest first. The last row may be the open bar, and nothing says so: a row
 * is final when the answer's date is behind its end.
 *
 * @param closing so long after its end a row may still grow
 */
record KlineHistory(Duration closing) implements History {

  private static final int MOST_ROWS = 1_000;

  @Override
  public String request(Followed followed, Instant from, Instant until) {
    return "/api/v3/klines?symbol=%s&interval=%s&startTime=%d&limit=%d"
        .formatted(
            History.encoded(followed.symbol()),
            followed.timeframe(),
            from.toEpochMilli(),
            MOST_ROWS);
  }

  @Override
  public Page read(Followed followed, Instant from, String body, Instant date) {
    return Page.ofAtMost(
        MOST_ROWS,
        followed,
        Reading.of(
            body,
            json -> Reading.ofEach(json, row -> followed.asOf(date, bar(followed, row), closing))));
  }

  /** A row is open time, open, high, low, close, volume, close time, quote volume, trades, … */
  private static BarDraft bar(Followed followed, Json row) throws Unreadable {
    return row.prices(followed.bar(row.get(0).millis()), 1, 2, 3, 4)
        .activity(row.get(5).decimal(), row.get(7).decimal(), null, row.get(8).whole());
  }
}

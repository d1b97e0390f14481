package io.stockstream.adapters.feeds.coinbase;

import io.stockstream.adapters.feeds.live.Followed;
import io.stockstream.adapters.feeds.live.Heard;
import io.stockstream.adapters.feeds.live.History;
import io.stockstream.adapters.feeds.live.Reading;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Candles over REST, the newest first, at most 350 at once; the first may be the open one, and
 * nothing says so.
 *
 * @param closing so long after its end a row may still grow
 */
record AdvancedHistory(Duration closing) implements History {

  private static final int MOST_ROWS = 300;

  private static final Map<String, String> GRANULARITIES =
      Map.of(
          "1m", "ONE_MINUTE",
          "5m", "FIVE_MINUTE",
          "15m", "FIFTEEN_MINUTE",
          "30m", "THIRTY_MINUTE",
          "1h", "ONE_HOUR",
          "4h", "FOUR_HOUR",
          "1d", "ONE_DAY");

  @Override
  public String request(Followed followed, Instant from, Instant until) {
    return "/api/v3/brokerage/market/products/%s/candles?start=%d&end=%d&granularity=%s"
        .formatted(
            History.encoded(followed.symbol()),
            from.getEpochSecond(),
            from.plus(window(followed)).getEpochSecond(),
            GRANULARITIES.get(followed.timeframe().toString()));
  }

  @Override
  public Page read(Followed followed, Instant from, String body, Instant date) {
    List<Heard> heard =
        Reading.of(
            body,
            json ->
                Reading.ofEach(
                    json.get("candles"),
                    row -> followed.asOf(date, AdvancedCandle.bar(followed, row), closing)));
    return Page.until(from.plus(window(followed)), heard, date);
  }

  private static Duration window(Followed followed) {
    return followed.timeframe().duration().multipliedBy(MOST_ROWS);
  }
}

package io.stockstream.adapters.feeds.alpaca;

import io.stockstream.adapters.feeds.live.Credentials;
import io.stockstream.adapters.feeds.live.Followed;
import io.stockstream.adapters.feeds.live.Heard;
import io.stockstream.adapters.feeds.live.History;
import io.stockstream.adapters.feeds.live.Json;
import io.stockstream.adapters.feeds.live.Reading;
import io.stockstream.adapters.feeds.live.Unreadable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Bars over REST, unadjusted, the oldest first; none for a minute without trades that count.
 *
 * @param credentials of an account
 * @param closing so long after its end a bar may still be corrected
 */
record BarHistory(Credentials credentials, Duration closing) implements History {

  private static final int MOST_ROWS = 10_000;
  private static final Map<String, String> TIMEFRAMES =
      Map.of(
          "1m", "1Min", "5m", "5Min", "15m", "15Min", "30m", "30Min", "1h", "1Hour", "4h", "4Hour");

  @Override
  public String request(Followed followed, Instant from, Instant until) {
    return "/v2/stocks/bars?symbols=%s&timeframe=%s&start=%s&limit=%d&adjustment=raw"
        .formatted(
            History.encoded(followed.symbol()),
            TIMEFRAMES.get(followed.timeframe().toString()),
            History.encoded(from.toString()),
            MOST_ROWS);
  }

  @Override
  public Map<String, String> headers() {
    return Map.of("APCA-API-KEY-ID", credentials.id(), "APCA-API-SECRET-KEY", credentials.secret());
  }

  @Override
  public Page read(Followed followed, Instant from, String body, Instant date) {
    return Page.ofAtMost(
        MOST_ROWS, followed, Reading.of(body, json -> bars(followed, json.get("bars"), date)));
  }

  private List<Heard> bars(Followed followed, Json bars, Instant date) throws Unreadable {
    if (!bars.has(followed.symbol())) {
      return List.of();
    }
    return Reading.ofEach(
        bars.get(followed.symbol()),
        row -> followed.asOf(date, BarMessage.bar(followed, row), closing));
  }
}

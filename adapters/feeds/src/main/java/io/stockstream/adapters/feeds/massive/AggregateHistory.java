package io.stockstream.adapters.feeds.massive;

import io.stockstream.adapters.feeds.live.Credentials;
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
import java.util.Map;

/**
 * Aggregates over REST, unadjusted, the oldest first.
 *
 * @param credentials of an account, of which the secret is the key
 * @param closing so long after its end a bar may still grow
 */
record AggregateHistory(Credentials credentials, Duration closing) implements History {

  private static final int MOST_ROWS = 50_000;

  @Override
  public String request(Followed followed, Instant from, Instant until) {
    return "/v2/aggs/ticker/%s/range/%d/minute/%d/%d?adjusted=false&sort=asc&limit=%d"
        .formatted(
            History.encoded(followed.symbol()),
            followed.timeframe().duration().toMinutes(),
            from.toEpochMilli(),
            until.toEpochMilli(),
            MOST_ROWS);
  }

  @Override
  public Map<String, String> headers() {
    return Map.of("Authorization", "Bearer " + credentials.secret());
  }

  @Override
  public Page read(Followed followed, Instant from, String body, Instant date) {
    return Page.ofAtMost(
        MOST_ROWS, followed, Reading.of(body, json -> results(followed, json, date)));
  }

  private List<Heard> results(Followed followed, Json json, Instant date) throws Unreadable {
    return json.has("results")
        ? Reading.ofEach(
            json.get("results"), row -> followed.asOf(date, bar(followed, row), closing))
        : List.of();
  }

  private static BarDraft bar(Followed followed, Json row) throws Unreadable {
    BarDraft prices = row.prices(followed.bar(row.get("t").millis()), "o", "h", "l", "c");
    return row.has("v")
        ? prices.activity(
            row.get("v").decimal(),
            null,
            row.has("vw") ? row.get("vw").decimal() : null,
            row.has("n") ? row.get("n").whole() : null)
        : prices;
  }
}

package io.stockstream.adapters.feeds.massive;

import io.stockstream.adapters.feeds.live.Credentials;
import io.stockstream.adapters.feeds.live.Followed;
import io.stockstream.adapters.feeds.live.Heard;
import io.stockstream.adapters.feeds.live.History;
import io.stockstream.adapters.feeds.live.Json;
import io.stockstream.adapters.feeds.live.Reading;
import io.stockstream.adapters.feeds.live.Unreadable;
import io.stockstream.domain.bar.BarDraft;
import io.stockstream.domain.bar.BarState;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Aggregates over REST, unadjusted, the oldest first.
 *
 * @param rest where the API is
 * @param credentials of an account, of which the secret is the key
 * @param closing so long after its end a bar may still grow
 */
record AggregateHistory(URI rest, Credentials credentials, Duration closing) implements History {

  private static final int MOST_ROWS = 50_000;

  @Override
  public URI request(Followed followed, Instant from, Instant now) {
    return rest.resolve(
        "/v2/aggs/ticker/%s/range/%d/minute/%d/%d?adjusted=false&sort=asc&limit=%d"
            .formatted(
                History.encoded(followed.symbol()),
                followed.timeframe().duration().toMinutes(),
                from.toEpochMilli(),
                now.toEpochMilli(),
                MOST_ROWS));
  }

  @Override
  public Map<String, String> headers() {
    return Map.of("Authorization", "Bearer " + credentials.secret());
  }

  @Override
  public Page read(Followed followed, Instant from, String body, Instant date) {
    List<Instant> ends = new ArrayList<>();
    List<Heard> heard =
        Reading.of(
            body,
            json ->
                json.has("results")
                    ? Reading.ofEach(
                        json.get("results"), row -> List.of(state(followed, row, date, ends)))
                    : List.of());
    boolean isAll = ends.size() < MOST_ROWS;
    return new Page(heard, isAll ? Optional.empty() : Optional.of(ends.get(ends.size() - 1)));
  }

  private Heard state(Followed followed, Json row, Instant date, List<Instant> ends)
      throws Unreadable {
    BarDraft bar = bar(followed, row);
    Instant end = followed.endOf(bar.openTime());
    ends.add(end);
    BarState state = date.isBefore(end.plus(closing)) ? BarState.OPEN : BarState.CLOSED;
    return new Heard.Bars(List.of(followed.state(bar, state, date)));
  }

  private static BarDraft bar(Followed followed, Json row) throws Unreadable {
    BarDraft prices =
        followed
            .bar(row.get("t").millis())
            .prices(
                row.get("o").decimal(),
                row.get("h").decimal(),
                row.get("l").decimal(),
                row.get("c").decimal());
    return row.has("v")
        ? prices.activity(
            row.get("v").decimal(),
            null,
            row.has("vw") ? row.get("vw").decimal() : null,
            row.has("n") ? row.get("n").whole() : null)
        : prices;
  }
}

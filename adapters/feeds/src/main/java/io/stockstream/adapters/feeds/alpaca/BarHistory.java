package io.stockstream.adapters.feeds.alpaca;

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
 * Bars over REST, unadjusted, the oldest first; none for a minute without trades that count.
 *
 * @param rest where the API is
 * @param credentials of an account
 * @param closing so long after its end a bar may still be corrected
 */
record BarHistory(URI rest, Credentials credentials, Duration closing) implements History {

  private static final int MOST_ROWS = 10_000;
  private static final Map<String, String> TIMEFRAMES =
      Map.of(
          "1m", "1Min", "5m", "5Min", "15m", "15Min", "30m", "30Min", "1h", "1Hour", "4h", "4Hour");

  @Override
  public URI request(Followed followed, Instant from, Instant now) {
    return rest.resolve(
        "/v2/stocks/bars?symbols=%s&timeframe=%s&start=%s&limit=%d&adjustment=raw"
            .formatted(
                History.encoded(followed.symbol()),
                TIMEFRAMES.get(followed.timeframe().toString()),
                History.encoded(from.toString()),
                MOST_ROWS));
  }

  @Override
  public Map<String, String> headers() {
    return Map.of("APCA-API-KEY-ID", credentials.id(), "APCA-API-SECRET-KEY", credentials.secret());
  }

  @Override
  public Page read(Followed followed, Instant from, String body, Instant date) {
    List<Instant> ends = new ArrayList<>();
    List<Heard> heard = Reading.of(body, json -> answer(followed, json, date, ends));
    boolean isAll = ends.size() < MOST_ROWS;
    return new Page(heard, isAll ? Optional.empty() : Optional.of(ends.get(ends.size() - 1)));
  }

  private List<Heard> answer(Followed followed, Json json, Instant date, List<Instant> ends)
      throws Unreadable {
    Json bars = json.get("bars");
    if (!bars.has(followed.symbol())) {
      return List.of();
    }
    return Reading.ofEach(
        bars.get(followed.symbol()), row -> List.of(state(followed, row, date, ends)));
  }

  private Heard state(Followed followed, Json row, Instant date, List<Instant> ends)
      throws Unreadable {
    BarDraft bar = BarMessage.bar(followed, row);
    Instant end = followed.endOf(bar.openTime());
    ends.add(end);
    BarState state = date.isBefore(end.plus(closing)) ? BarState.OPEN : BarState.CLOSED;
    return new Heard.Bars(List.of(followed.state(bar, state, date)));
  }
}

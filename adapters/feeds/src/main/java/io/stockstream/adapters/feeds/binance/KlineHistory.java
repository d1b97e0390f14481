package io.stockstream.adapters.feeds.binance;

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
import java.util.Optional;

/**
 * Klines over REST, the oldest first. The last row may be the open bar, and nothing says so: a row
 * is final when the answer's date is behind its end.
 *
 * @param rest where the API is
 * @param closing so long after its end a row may still grow
 */
record KlineHistory(URI rest, Duration closing) implements History {

  private static final int MOST_ROWS = 1_000;

  @Override
  public URI request(Followed followed, Instant from, Instant now) {
    return rest.resolve(
        "/api/v3/klines?symbol=%s&interval=%s&startTime=%d&limit=%d"
            .formatted(
                History.encoded(followed.symbol()),
                followed.timeframe(),
                from.toEpochMilli(),
                MOST_ROWS));
  }

  @Override
  public Page read(Followed followed, Instant from, String body, Instant date) {
    List<Instant> opens = new ArrayList<>();
    List<Heard> heard =
        Reading.of(
            body, json -> Reading.ofEach(json, row -> List.of(state(followed, row, date, opens))));
    Optional<Instant> next =
        opens.size() < MOST_ROWS
            ? Optional.empty()
            : Optional.of(followed.endOf(opens.get(opens.size() - 1)));
    return new Page(heard, next);
  }

  private Heard state(Followed followed, Json row, Instant date, List<Instant> opens)
      throws Unreadable {
    Instant open = row.get(0).millis();
    opens.add(open);
    boolean isFinal = !date.isBefore(followed.endOf(open).plus(closing));
    BarState state = isFinal ? BarState.CLOSED : BarState.OPEN;
    return new Heard.Bars(List.of(followed.state(bar(followed, row), state, date)));
  }

  /** A row is open time, open, high, low, close, volume, close time, quote volume, trades, … */
  private static BarDraft bar(Followed followed, Json row) throws Unreadable {
    return followed
        .bar(row.get(0).millis())
        .prices(
            row.get(1).decimal(), row.get(2).decimal(), row.get(3).decimal(), row.get(4).decimal())
        .activity(row.get(5).decimal(), row.get(7).decimal(), null, row.get(8).whole());
  }
}

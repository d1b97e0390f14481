package io.stockstream.adapters.feeds.coinbase;

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
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Candles over REST, the newest first, at most 350 at once; the first may be the open one, and
 * nothing says so.
 *
 * @param rest where the API is
 * @param closing so long after its end a row may still grow
 */
record AdvancedHistory(URI rest, Duration closing) implements History {

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
  public URI request(Followed followed, Instant from, Instant now) {
    return rest.resolve(
        "/api/v3/brokerage/market/products/%s/candles?start=%d&end=%d&granularity=%s"
            .formatted(
                History.encoded(followed.symbol()),
                from.getEpochSecond(),
                from.plus(window(followed)).getEpochSecond(),
                GRANULARITIES.get(followed.timeframe().toString())));
  }

  @Override
  public Page read(Followed followed, Instant from, String body, Instant date) {
    List<Heard> heard =
        Reading.of(
            body,
            json ->
                Reading.ofEach(
                    json.get("candles"), candle -> List.of(state(followed, candle, date))));
    Instant next = from.plus(window(followed));
    return new Page(heard, next.isBefore(date) ? Optional.of(next) : Optional.empty());
  }

  private static Duration window(Followed followed) {
    return followed.timeframe().duration().multipliedBy(MOST_ROWS);
  }

  private Heard state(Followed followed, Json candle, Instant date) throws Unreadable {
    BarDraft bar = AdvancedCandle.bar(followed, candle);
    boolean isFinal = !date.isBefore(followed.endOf(bar.openTime()).plus(closing));
    BarState state = isFinal ? BarState.CLOSED : BarState.OPEN;
    return new Heard.Bars(List.of(followed.state(bar, state, date)));
  }
}

package io.stockstream.adapters.feeds.okx;

import io.stockstream.adapters.feeds.live.Followed;
import io.stockstream.adapters.feeds.live.Heard;
import io.stockstream.adapters.feeds.live.History;
import io.stockstream.adapters.feeds.live.Json;
import io.stockstream.adapters.feeds.live.Reading;
import io.stockstream.adapters.feeds.live.Unreadable;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Candles over REST, the newest first, each confirmed or not. At most 300 come at once, so a longer
 * absence is asked for by its ends.
 *
 * @param rest where the API is
 */
record CandleHistory(URI rest) implements History {

  private static final int MOST_ROWS = 300;
  private static final String OK = "0";
  private static final String TOO_MANY = "50011";

  @Override
  public URI request(Followed followed, Instant from, Instant now) {
    Instant before = from.minusMillis(1);
    Instant after = from.plus(window(followed));
    return rest.resolve(
        "/api/v5/market/candles?instId=%s&bar=%s&before=%d&after=%d&limit=%d"
            .formatted(
                History.encoded(followed.symbol()),
                CandleRow.channel(followed.timeframe()),
                before.toEpochMilli(),
                after.toEpochMilli(),
                MOST_ROWS));
  }

  @Override
  public Page read(Followed followed, Instant from, String body, Instant date) {
    List<Heard> heard = Reading.of(body, json -> answer(followed, json, date));
    Instant next = from.plus(window(followed));
    return new Page(heard, next.isBefore(date) ? Optional.of(next) : Optional.empty());
  }

  private static Duration window(Followed followed) {
    return followed.timeframe().duration().multipliedBy(MOST_ROWS);
  }

  private static List<Heard> answer(Followed followed, Json json, Instant date) throws Unreadable {
    if (json.is("code", TOO_MANY)) {
      return List.of(Heard.again("asked too often", Duration.ofSeconds(2)));
    }
    if (!json.is("code", OK)) {
      return List.of(Heard.notice(followed.symbol() + " refused: " + json.get("msg").text()));
    }
    return Reading.ofEach(
        json.get("data"), row -> List.of(state(followed, new CandleRow(row), date)));
  }

  private static Heard state(Followed followed, CandleRow row, Instant date) throws Unreadable {
    return new Heard.Bars(List.of(followed.state(row.bar(followed), row.state(), date)));
  }
}

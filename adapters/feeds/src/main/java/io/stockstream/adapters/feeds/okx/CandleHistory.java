package io.stockstream.adapters.feeds.okx;

import io.stockstream.adapters.feeds.live.Followed;
import io.stockstream.adapters.feeds.live.Heard;
import io.stockstream.adapters.feeds.live.History;
import io.stockstream.adapters.feeds.live.Json;
import io.stockstream.adapters.feeds.live.Reading;
import io.stockstream.adapters.feeds.live.Unreadable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Candles over REST, the newest first, each confirmed or not. At most 300 come at once, so a longer
 * absence is asked for by its ends.
 */
record CandleHistory() implements History {

  private static final int MOST_ROWS = 300;
  private static final String OK = "0";
  private static final String TOO_MANY = "50011";

  @Override
  public String request(Followed followed, Instant from, Instant until) {
    Instant before = from.minusMillis(1);
    Instant after = from.plus(window(followed));
    return "/api/v5/market/candles?instId=%s&bar=%s&before=%d&after=%d&limit=%d"
        .formatted(
            History.encoded(followed.symbol()),
            CandleRow.channel(followed.timeframe()),
            before.toEpochMilli(),
            after.toEpochMilli(),
            MOST_ROWS);
  }

  @Override
  public Page read(Followed followed, Instant from, String body, Instant date) {
    List<Heard> heard = Reading.of(body, json -> answer(followed, json, date));
    return Page.until(from.plus(window(followed)), heard, date);
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
    return Reading.ofEach(json.get("data"), row -> state(followed, new CandleRow(row), date));
  }

  private static List<Heard> state(Followed followed, CandleRow row, Instant date)
      throws Unreadable {
    return List.of(followed.stated(row.bar(followed), row.state(), date));
  }
}

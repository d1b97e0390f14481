package io.stockstream.adapters.feeds.kraken;

import io.stockstream.adapters.feeds.live.Followed;
import io.stockstream.adapters.feeds.live.Heard;
import io.stockstream.adapters.feeds.live.History;
import io.stockstream.adapters.feeds.live.Json;
import io.stockstream.adapters.feeds.live.Reading;
import io.stockstream.adapters.feeds.live.Unreadable;
import io.stockstream.domain.bar.BarDraft;
import io.stockstream.domain.bar.BarState;
import io.stockstream.domain.bar.ViolationCode;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * OHLC over REST: at most the last 720 bars, whatever is asked for, the oldest first. {@code last}
 * is the open time of the last bar that is over; an interval without trades stands with volume 0.
 * An error comes with status 200.
 */
record OhlcHistory() implements History {

  /** Currencies that have older names over REST. */
  private static final Map<String, String> OLDER_NAMES = Map.of("BTC", "XBT", "DOGE", "XDG");

  private static final Duration TOO_OFTEN = Duration.ofSeconds(5);

  @Override
  public String request(Followed followed, Instant from, Instant until) {
    return "/0/public/OHLC?pair=%s&interval=%d&since=%d"
        .formatted(
            History.encoded(pair(followed.symbol())),
            followed.timeframe().duration().toMinutes(),
            from.getEpochSecond() - 1);
  }

  private static String pair(String symbol) {
    return Arrays.stream(symbol.split("/", -1))
        .map(currency -> OLDER_NAMES.getOrDefault(currency, currency))
        .collect(Collectors.joining());
  }

  @Override
  public Page read(Followed followed, Instant from, String body, Instant date) {
    return Page.last(Reading.of(body, json -> answer(followed, json, date)));
  }

  private static List<Heard> answer(Followed followed, Json json, Instant date) throws Unreadable {
    if (json.get("error").size() > 0) {
      return List.of(refusal(followed, json.get("error").get(0).text()));
    }
    Json result = json.get("result");
    Instant last = result.get("last").seconds();
    return Reading.ofEach(rows(result), row -> List.of(state(followed, row, last, date)));
  }

  private static Heard refusal(Followed followed, String error) {
    boolean isTooOften =
        error.startsWith("EAPI:Rate limit") || error.startsWith("EGeneral:Too many");
    boolean isDown = error.startsWith("EService:");
    String line = followed.symbol() + " refused: " + error;
    return isTooOften || isDown ? Heard.again(line, TOO_OFTEN) : Heard.notice(line);
  }

  /** The pair that is answered has another name than the one that was asked for. */
  private static Json rows(Json result) throws Unreadable {
    Iterator<String> names = result.node().fieldNames();
    while (names.hasNext()) {
      String name = names.next();
      if (!name.equals("last")) {
        return result.get(name);
      }
    }
    throw result.wrong(ViolationCode.MISSING_FIELD, "the bars of a pair");
  }

  /** A row is time, open, high, low, close, vwap, volume, trades. */
  private static Heard state(Followed followed, Json row, Instant last, Instant date)
      throws Unreadable {
    BarDraft bar =
        row.prices(followed.bar(row.get(0).seconds()), 1, 2, 3, 4)
            .activity(row.get(6).decimal(), null, row.get(5).decimal(), row.get(7).whole());
    BarState state = bar.openTime().isAfter(last) ? BarState.OPEN : BarState.CLOSED;
    return followed.stated(bar, state, date);
  }
}

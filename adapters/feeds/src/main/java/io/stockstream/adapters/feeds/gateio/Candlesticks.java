package io.stockstream.adapters.feeds.gateio;

import io.stockstream.adapters.feeds.live.Dialect;
import io.stockstream.adapters.feeds.live.EventTimes;
import io.stockstream.adapters.feeds.live.Followed;
import io.stockstream.adapters.feeds.live.Heard;
import io.stockstream.adapters.feeds.live.Json;
import io.stockstream.adapters.feeds.live.OpenBars;
import io.stockstream.adapters.feeds.live.Roll;
import io.stockstream.adapters.feeds.live.Unreadable;
import io.stockstream.domain.bar.BarDraft;
import io.stockstream.domain.bar.ViolationCode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The channel of candlesticks: a bar is stated when something was traded, and nothing says which
 * statement is the last. A message's time is in whole seconds, so statements are numbered one by
 * one within it.
 */
final class Candlesticks implements Dialect {

  private static final String CHANNEL = "spot.candlesticks";

  private final Roll roll;
  private final OpenBars bars;
  private final EventTimes times = new EventTimes();

  Candlesticks(Roll roll, Duration grace) {
    this.roll = roll;
    this.bars = new OpenBars(grace);
  }

  @Override
  public List<String> greeting() {
    return roll.followed().stream()
        .map(
            each ->
                "{\"channel\":\"%s\",\"event\":\"subscribe\",\"payload\":[\"%s\",\"%s\"]}"
                    .formatted(CHANNEL, each.timeframe(), each.symbol()))
        .toList();
  }

  @Override
  public Optional<String> ping() {
    return Optional.of("{\"channel\":\"spot.ping\"}");
  }

  @Override
  public List<Heard> message(Json json) throws Unreadable {
    if (json.has("error")) {
      return List.of(Heard.notice("refused: " + json.get("error").get("message").text()));
    }
    Instant time = json.get("time").seconds();
    times.hear(time);
    List<Heard> heard = new ArrayList<>();
    if (json.is("channel", CHANNEL) && json.is("event", "update")) {
      heard.add(candlestick(json.get("result"), time));
    }
    heard.addAll(bars.alive(time));
    return heard;
  }

  private Heard candlestick(Json result, Instant time) throws Unreadable {
    Json name = result.get("n");
    int separator = name.text().indexOf('_');
    if (separator < 0) {
      throw name.wrong(ViolationCode.BAD_LINE, "a timeframe, an underscore and a symbol");
    }
    Followed followed = roll.find(name.after(separator));
    Instant open = result.get("t").seconds();
    BarDraft bar =
        result
            .prices(followed.bar(name.text().substring(0, separator), open), "o", "h", "l", "c")
            .volume(result.get("v").decimal());
    Instant eventTime = times.next(List.of(followed.symbol(), open), time);
    return new Heard.Bars(bars.take(followed, List.of(bar), eventTime));
  }
}

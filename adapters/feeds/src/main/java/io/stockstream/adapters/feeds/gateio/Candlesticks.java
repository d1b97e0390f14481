package io.stockstream.adapters.feeds.gateio;

import io.stockstream.adapters.feeds.live.Dialect;
import io.stockstream.adapters.feeds.live.EventTimes;
import io.stockstream.adapters.feeds.live.Followed;
import io.stockstream.adapters.feeds.live.Heard;
import io.stockstream.adapters.feeds.live.Json;
import io.stockstream.adapters.feeds.live.OpenBars;
import io.stockstream.adapters.feeds.live.Reading;
import io.stockstream.adapters.feeds.live.Roll;
import io.stockstream.adapters.feeds.live.Unreadable;
import io.stockstream.domain.bar.BarDraft;
import io.stockstream.domain.bar.ViolationCode;
import java.net.URI;
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

  private final URI address;
  private final Roll roll;
  private final OpenBars bars;
  private final EventTimes times = new EventTimes();

  Candlesticks(URI address, List<Followed> followed, Duration grace) {
    this.address = address;
    this.roll = Roll.of(followed);
    this.bars = new OpenBars(grace);
  }

  @Override
  public URI address() {
    return address;
  }

  @Override
  public List<String> greeting() {
    return roll.bySymbol().values().stream()
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
  public List<Heard> hear(String text) {
    return Reading.of(text, this::message);
  }

  private List<Heard> message(Json json) throws Unreadable {
    if (json.has("error")) {
      return List.of(Heard.notice("refused: " + json.get("error").get("message").text()));
    }
    Instant time = json.get("time").seconds();
    times.hear(time);
    List<Heard> heard = new ArrayList<>();
    if (json.is("channel", CHANNEL) && json.is("event", "update")) {
      heard.add(candlestick(json.get("result"), time));
    }
    heard.add(new Heard.Bars(bars.over(time)));
    heard.add(new Heard.Alive(time));
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
        followed
            .bar(name.text().substring(0, separator), open)
            .prices(
                result.get("o").decimal(),
                result.get("h").decimal(),
                result.get("l").decimal(),
                result.get("c").decimal())
            .volume(result.get("v").decimal());
    Instant eventTime = times.next(List.of(followed.symbol(), open), time);
    return new Heard.Bars(bars.take(followed, List.of(bar), eventTime));
  }
}

package io.stockstream.adapters.feeds.okx;

import io.stockstream.adapters.feeds.live.Dialect;
import io.stockstream.adapters.feeds.live.Followed;
import io.stockstream.adapters.feeds.live.Heard;
import io.stockstream.adapters.feeds.live.Json;
import io.stockstream.adapters.feeds.live.Reading;
import io.stockstream.adapters.feeds.live.Roll;
import io.stockstream.adapters.feeds.live.UndatedBars;
import io.stockstream.adapters.feeds.live.Unreadable;
import io.stockstream.domain.bar.BarDraft;
import io.stockstream.domain.bar.BarState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The candle channels. A candle says when it opened and not when it was said: its statements are
 * numbered by the latest time heard of the venue in any message, and one by one within it.
 */
final class CandleChannel implements Dialect {

  private static final String CANDLE = "candle";

  private final Roll roll;
  private final UndatedBars bars = new UndatedBars();

  CandleChannel(Roll roll) {
    this.roll = roll;
  }

  @Override
  public List<String> greeting() {
    String channels =
        roll.followed().stream()
            .map(
                each ->
                    "{\"channel\":\"%s%s\",\"instId\":\"%s\"}"
                        .formatted(CANDLE, CandleRow.channel(each.timeframe()), each.symbol()))
            .collect(Collectors.joining(","));
    return List.of("{\"op\":\"subscribe\",\"args\":[%s]}".formatted(channels));
  }

  @Override
  public Optional<String> ping() {
    return Optional.of("ping");
  }

  @Override
  public List<Heard> hear(String text) {
    return text.equals("pong") ? List.of() : Dialect.super.hear(text);
  }

  @Override
  public List<Heard> message(Json json) throws Unreadable {
    if (json.has("event")) {
      return event(json);
    }
    Json arg = json.get("arg");
    return arg.get("channel").text().startsWith(CANDLE)
        ? candles(arg, json.get("data"))
        : otherChannel(json.get("data"));
  }

  private static List<Heard> event(Json json) throws Unreadable {
    String said = json.has("msg") ? json.get("msg").text() : "";
    if (json.is("event", "error")) {
      return List.of(Heard.notice("refused: " + json.get("code").text() + " " + said));
    }
    return json.is("event", "notice")
        ? List.of(Heard.again("the server shuts down: " + said, Duration.ZERO))
        : List.of();
  }

  private List<Heard> candles(Json arg, Json data) throws Unreadable {
    Followed followed = roll.find(arg.get("instId"));
    return Reading.ofEach(data, row -> candle(followed, new CandleRow(row)));
  }

  private List<Heard> candle(Followed followed, CandleRow row) throws Unreadable {
    BarDraft bar = row.bar(followed);
    BarState state = row.state();
    Instant known = state == BarState.CLOSED ? followed.endOf(bar.openTime()) : bar.openTime();
    bars.hear(known);
    return bars.state(followed, bar, state, known, known);
  }

  /** Of other channels only the time is of interest. */
  private List<Heard> otherChannel(Json data) throws Unreadable {
    if (data.size() == 0 || !data.get(0).has("ts")) {
      return List.of();
    }
    Instant time = data.get(0).get("ts").millis();
    bars.hear(time);
    return List.of(new Heard.Alive(time));
  }
}

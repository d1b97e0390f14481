package io.stockstream.adapters.feeds.kraken;

import io.stockstream.adapters.feeds.live.Dialect;
import io.stockstream.adapters.feeds.live.Followed;
import io.stockstream.adapters.feeds.live.Heard;
import io.stockstream.adapters.feeds.live.Json;
import io.stockstream.adapters.feeds.live.OpenBars;
import io.stockstream.adapters.feeds.live.Roll;
import io.stockstream.adapters.feeds.live.Unreadable;
import io.stockstream.domain.bar.BarDraft;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The channel {@code ohlc}: first the bars of the past hours and the open one, then the open bar
 * after each trade. Nothing says that a bar is over but the next one, or the time in a pong. The
 * time of the message numbers its statements; an interval without trades is not stated.
 */
final class OhlcChannel implements Dialect {

  private static final Duration AFTER_MAINTENANCE = Duration.ofSeconds(5);
  private static final int SYMBOLS_A_MESSAGE = 50;

  private final Roll roll;
  private final OpenBars bars;

  OhlcChannel(Roll roll, Duration grace) {
    this.roll = roll;
    this.bars = new OpenBars(grace);
  }

  @Override
  public List<String> greeting() {
    List<String> greeting = new ArrayList<>();
    for (Roll part : roll.parts(SYMBOLS_A_MESSAGE)) {
      greeting.add(subscribe(part, greeting.size() + 1));
    }
    return greeting;
  }

  private static String subscribe(Roll part, int id) {
    long minutes = part.followed().get(0).timeframe().duration().toMinutes();
    return "{\"method\":\"subscribe\",\"params\":{\"channel\":\"ohlc\",\"symbol\":[\"%s\"],\"interval\":%d,\"snapshot\":true},\"req_id\":%d}"
        .formatted(String.join("\",\"", part.symbols()), minutes, id);
  }

  @Override
  public Optional<String> ping() {
    return Optional.of("{\"method\":\"ping\"}");
  }

  @Override
  public List<Heard> message(Json json) throws Unreadable {
    if (json.is("channel", "ohlc")) {
      return candles(json);
    }
    if (json.is("channel", "status")) {
      return status(json.get("data").get(0).get("system"));
    }
    if (json.is("method", "pong") && json.has("time_out")) {
      return bars.alive(json.get("time_out").time());
    }
    boolean isRefusal = json.has("success") && !json.get("success").flag();
    return isRefusal ? List.of(Heard.notice("refused: " + json.get("error").text())) : List.of();
  }

  private static List<Heard> status(Json system) throws Unreadable {
    if (system.is("online")) {
      return List.of();
    }
    String line = "the venue is in " + system.text();
    return List.of(
        system.is("maintenance") ? Heard.again(line, AFTER_MAINTENANCE) : Heard.notice(line));
  }

  private List<Heard> candles(Json json) throws Unreadable {
    Instant time = json.get("timestamp").time();
    List<Heard> heard =
        bars.read(
            json.get("data"), time, candle -> candle(roll.find(candle.get("symbol")), candle));
    heard.addAll(bars.alive(time));
    return heard;
  }

  private static OpenBars.Candle candle(Followed followed, Json candle) throws Unreadable {
    BarDraft bar =
        candle
            .prices(
                followed.bar(candle.get("interval_begin").time()), "open", "high", "low", "close")
            .activity(
                candle.get("volume").decimal(),
                null,
                candle.get("vwap").decimal(),
                candle.get("trades").whole());
    return new OpenBars.Candle(followed, bar);
  }
}

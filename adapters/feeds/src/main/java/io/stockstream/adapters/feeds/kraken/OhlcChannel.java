package io.stockstream.adapters.feeds.kraken;

import io.stockstream.adapters.feeds.live.Dialect;
import io.stockstream.adapters.feeds.live.Followed;
import io.stockstream.adapters.feeds.live.Heard;
import io.stockstream.adapters.feeds.live.Json;
import io.stockstream.adapters.feeds.live.OpenBars;
import io.stockstream.adapters.feeds.live.Reading;
import io.stockstream.adapters.feeds.live.Roll;
import io.stockstream.adapters.feeds.live.Unreadable;
import io.stockstream.domain.bar.BarDraft;
import io.stockstream.domain.statement.StatementDraft;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The channel {@code ohlc}: first the bars of the past hours and the open one, then the open bar
 * after each trade. Nothing says that a bar is over but the next one, or the time in a pong. The
 * time of the message numbers its statements; an interval without trades is not stated.
 */
final class OhlcChannel implements Dialect {

  private static final Duration AFTER_MAINTENANCE = Duration.ofSeconds(5);
  private static final int SYMBOLS_A_MESSAGE = 50;

  private final URI address;
  private final Roll roll;
  private final OpenBars bars;

  OhlcChannel(URI address, List<Followed> followed, Duration grace) {
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
    List<String> symbols = roll.symbols();
    List<String> greeting = new ArrayList<>();
    for (int from = 0; from < symbols.size(); from += SYMBOLS_A_MESSAGE) {
      List<String> some = symbols.subList(from, Math.min(symbols.size(), from + SYMBOLS_A_MESSAGE));
      greeting.add(subscribe(some, greeting.size() + 1));
    }
    return greeting;
  }

  private String subscribe(List<String> symbols, int id) {
    long minutes = roll.bySymbol().get(symbols.get(0)).timeframe().duration().toMinutes();
    return "{\"method\":\"subscribe\",\"params\":{\"channel\":\"ohlc\",\"symbol\":[\"%s\"],\"interval\":%d,\"snapshot\":true},\"req_id\":%d}"
        .formatted(String.join("\",\"", symbols), minutes, id);
  }

  @Override
  public Optional<String> ping() {
    return Optional.of("{\"method\":\"ping\"}");
  }

  @Override
  public List<Heard> hear(String text) {
    return Reading.of(text, this::message);
  }

  private List<Heard> message(Json json) throws Unreadable {
    if (json.is("channel", "ohlc")) {
      return candles(json);
    }
    if (json.is("channel", "status")) {
      return status(json.get("data").get(0).get("system"));
    }
    if (json.is("method", "pong") && json.has("time_out")) {
      return alive(json.get("time_out").time());
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
    Map<Followed, List<BarDraft>> read = new LinkedHashMap<>();
    List<Heard> garbled =
        Reading.ofEach(
            json.get("data"),
            candle -> {
              Followed followed = roll.find(candle.get("symbol"));
              BarDraft bar = bar(followed, candle);
              read.computeIfAbsent(followed, each -> new ArrayList<>()).add(bar);
              return List.of();
            });
    List<StatementDraft> stated = new ArrayList<>();
    read.forEach((followed, drafts) -> stated.addAll(bars.take(followed, drafts, time)));
    List<Heard> heard = new ArrayList<>(garbled);
    heard.add(new Heard.Bars(stated));
    heard.addAll(alive(time));
    return heard;
  }

  private List<Heard> alive(Instant time) {
    return List.of(new Heard.Bars(bars.over(time)), new Heard.Alive(time));
  }

  private static BarDraft bar(Followed followed, Json candle) throws Unreadable {
    return followed
        .bar(candle.get("interval_begin").time())
        .prices(
            candle.get("open").decimal(),
            candle.get("high").decimal(),
            candle.get("low").decimal(),
            candle.get("close").decimal())
        .activity(
            candle.get("volume").decimal(),
            null,
            candle.get("vwap").decimal(),
            candle.get("trades").whole());
  }
}

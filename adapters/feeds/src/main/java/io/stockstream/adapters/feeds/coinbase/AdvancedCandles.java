package io.stockstream.adapters.feeds.coinbase;

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
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The channels {@code candles} and {@code heartbeats}: recent candles first, then the open one each
 * second. Nothing says that a bar is over but the next one, or a heartbeat's time. Messages are
 * numbered, so one that is missing shows; the time of a message numbers its statements.
 */
final class AdvancedCandles implements Dialect {

  private final URI address;
  private final Roll roll;
  private final OpenBars bars;
  private long sequence = -1;

  AdvancedCandles(URI address, List<Followed> followed, Duration grace) {
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
    return List.of(
        "{\"type\":\"subscribe\",\"channel\":\"heartbeats\"}",
        "{\"type\":\"subscribe\",\"product_ids\":[\"%s\"],\"channel\":\"candles\"}"
            .formatted(String.join("\",\"", roll.symbols())));
  }

  @Override
  public List<Heard> hear(String text) {
    return Reading.of(text, this::message);
  }

  private List<Heard> message(Json json) throws Unreadable {
    if (json.is("type", "error")) {
      return List.of(Heard.notice("refused: " + json.get("message").text()));
    }
    List<Heard> heard = new ArrayList<>();
    follow(json.get("sequence_num").whole(), heard);
    Instant time = json.get("timestamp").time();
    if (json.is("channel", "candles")) {
      candles(json.get("events"), time, heard);
    }
    heard.add(new Heard.Bars(bars.over(time)));
    heard.add(new Heard.Alive(time));
    return heard;
  }

  private void follow(long next, List<Heard> heard) {
    if (sequence >= 0 && next > sequence + 1) {
      heard.add(
          new Heard.Lost(
              "expected message " + (sequence + 1) + ", was " + next + "; asking anew", List.of()));
    }
    sequence = Math.max(sequence, next);
  }

  private void candles(Json events, Instant time, List<Heard> heard) throws Unreadable {
    Map<Followed, List<BarDraft>> read = new LinkedHashMap<>();
    heard.addAll(
        Reading.ofEach(
            events, event -> Reading.ofEach(event.get("candles"), candle -> candle(candle, read))));
    List<StatementDraft> stated = new ArrayList<>();
    read.forEach(
        (followed, drafts) -> {
          drafts.sort(Comparator.comparing(BarDraft::openTime));
          stated.addAll(bars.take(followed, drafts, time));
        });
    heard.add(new Heard.Bars(stated));
  }

  private List<Heard> candle(Json candle, Map<Followed, List<BarDraft>> read) throws Unreadable {
    Followed followed = roll.find(candle.get("product_id"));
    BarDraft bar = AdvancedCandle.bar(followed, candle);
    read.computeIfAbsent(followed, each -> new ArrayList<>()).add(bar);
    return List.of();
  }
}

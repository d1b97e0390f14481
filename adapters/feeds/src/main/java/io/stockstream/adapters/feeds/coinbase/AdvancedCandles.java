package io.stockstream.adapters.feeds.coinbase;

import io.stockstream.adapters.feeds.live.Dialect;
import io.stockstream.adapters.feeds.live.Followed;
import io.stockstream.adapters.feeds.live.Heard;
import io.stockstream.adapters.feeds.live.Json;
import io.stockstream.adapters.feeds.live.OpenBars;
import io.stockstream.adapters.feeds.live.Reading;
import io.stockstream.adapters.feeds.live.Roll;
import io.stockstream.adapters.feeds.live.Unreadable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The channels {@code candles} and {@code heartbeats}: recent candles first, then the open one each
 * second. Nothing says that a bar is over but the next one, or a heartbeat's time. Messages are
 * numbered, so one that is missing shows; the time of a message numbers its statements.
 */
final class AdvancedCandles implements Dialect {

  private final Roll roll;
  private final OpenBars bars;
  private long sequence = -1;

  AdvancedCandles(Roll roll, Duration grace) {
    this.roll = roll;
    this.bars = new OpenBars(grace);
  }

  @Override
  public List<String> greeting() {
    return List.of(
        "{\"type\":\"subscribe\",\"channel\":\"heartbeats\"}",
        "{\"type\":\"subscribe\",\"product_ids\":[\"%s\"],\"channel\":\"candles\"}"
            .formatted(String.join("\",\"", roll.symbols())));
  }

  @Override
  public List<Heard> message(Json json) throws Unreadable {
    if (json.is("type", "error")) {
      return List.of(Heard.notice("refused: " + json.get("message").text()));
    }
    List<Heard> heard = new ArrayList<>();
    follow(json.get("sequence_num").whole(), heard);
    Instant time = json.get("timestamp").time();
    if (json.is("channel", "candles")) {
      heard.addAll(
          Reading.ofEach(
              json.get("events"), event -> bars.read(event.get("candles"), time, this::candle)));
    }
    heard.addAll(bars.alive(time));
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

  private OpenBars.Candle candle(Json candle) throws Unreadable {
    Followed followed = roll.find(candle.get("product_id"));
    return new OpenBars.Candle(followed, AdvancedCandle.bar(followed, candle));
  }
}

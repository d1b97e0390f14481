package io.stockstream.adapters.feeds.alpaca;

import io.stockstream.adapters.feeds.live.Credentials;
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

/**
 * Bars ({@code b}) once their minute is over, and half a minute later those of them that late
 * trades changed ({@code u}), which replace them. Neither says when it was said: the bar's end
 * numbers the first, half a minute after it the second. Each frame is an array of messages.
 */
final class BarStream implements Dialect {

  private static final Duration LATE = Duration.ofSeconds(30);
  private static final Duration OLD_SESSION = Duration.ofSeconds(10);

  private final Credentials credentials;
  private final Roll roll;
  private final UndatedBars bars = new UndatedBars();

  BarStream(Credentials credentials, Roll roll) {
    this.credentials = credentials;
    this.roll = roll;
  }

  @Override
  public List<Heard> message(Json frame) throws Unreadable {
    return Reading.ofEach(frame, this::one);
  }

  private List<Heard> one(Json json) throws Unreadable {
    return switch (json.get("T").text()) {
      case "success" -> success(json.get("msg").text());
      case "error" -> List.of(error(json.get("code").whole(), json.get("msg").text()));
      case "b" -> bar(json, Duration.ZERO);
      case "u" -> bar(json, LATE);
      default -> List.of();
    };
  }

  private List<Heard> success(String message) {
    return switch (message) {
      case "connected" ->
          List.of(
              new Heard.Asked(
                  "{\"action\":\"auth\",\"key\":\"%s\",\"secret\":\"%s\"}"
                      .formatted(credentials.id(), credentials.secret())));
      case "authenticated" -> List.of(new Heard.Asked(subscription()));
      default -> List.of();
    };
  }

  private String subscription() {
    String symbols = String.join("\",\"", roll.symbols());
    return "{\"action\":\"subscribe\",\"bars\":[\"%s\"],\"updatedBars\":[\"%s\"]}"
        .formatted(symbols, symbols);
  }

  /** After a refused subscription the connection stays up and says nothing: that is no use. */
  private static Heard error(long code, String message) {
    String line = "error " + code + ": " + message;
    return switch ((int) code) {
      case 401, 402, 405, 409 -> Heard.stop(line);
      case 404, 407, 500 -> Heard.again(line, Duration.ZERO);
      case 406 -> Heard.again(line, OLD_SESSION);
      default -> Heard.notice(line);
    };
  }

  private List<Heard> bar(Json json, Duration late) throws Unreadable {
    Followed followed = roll.find(json.get("S"));
    BarDraft bar = BarMessage.bar(followed, json);
    Instant end = followed.endOf(bar.openTime());
    return bars.state(followed, bar, BarState.CLOSED, end.plus(late), end);
  }
}

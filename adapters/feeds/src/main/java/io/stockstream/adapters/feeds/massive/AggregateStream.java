package io.stockstream.adapters.feeds.massive;

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
import java.util.stream.Collectors;

/**
 * Minute aggregates ({@code AM}): each once, when its minute is over, and none for a minute without
 * trades that count. Its end numbers it. Each frame is an array of messages.
 */
final class AggregateStream implements Dialect {

  private static final Duration OLD_SESSION = Duration.ofSeconds(10);

  private final Credentials credentials;
  private final Roll roll;
  private final UndatedBars bars = new UndatedBars();

  AggregateStream(Credentials credentials, Roll roll) {
    this.credentials = credentials;
    this.roll = roll;
  }

  @Override
  public List<Heard> message(Json frame) throws Unreadable {
    return Reading.ofEach(frame, this::one);
  }

  private List<Heard> one(Json json) throws Unreadable {
    return switch (json.get("ev").text()) {
      case "status" -> status(json.get("status").text(), json);
      case "AM" -> aggregate(json);
      default -> List.of();
    };
  }

  private List<Heard> status(String status, Json json) throws Unreadable {
    return switch (status) {
      case "connected" ->
          List.of(
              new Heard.Asked(
                  "{\"action\":\"auth\",\"params\":\"%s\"}".formatted(credentials.secret())));
      case "auth_success" -> List.of(new Heard.Asked(subscription()));
      case "success" -> List.of();
      case "auth_failed" -> List.of(Heard.stop("auth_failed: " + said(json)));
      case "max_connections" -> List.of(Heard.again(status + ": " + said(json), OLD_SESSION));
      default -> List.of(Heard.notice(status + ": " + said(json)));
    };
  }

  private static String said(Json json) throws Unreadable {
    return json.get("message").text();
  }

  private String subscription() {
    String channels =
        roll.symbols().stream().map(each -> "AM." + each).collect(Collectors.joining(","));
    return "{\"action\":\"subscribe\",\"params\":\"%s\"}".formatted(channels);
  }

  /** An index has no volume. */
  private List<Heard> aggregate(Json json) throws Unreadable {
    Followed followed = roll.find(json.get("sym"));
    BarDraft prices = json.prices(followed.bar(json.get("s").millis()), "o", "h", "l", "c");
    BarDraft bar =
        json.has("v")
            ? prices.activity(json.get("v").decimal(), null, json.get("vw").decimal(), null)
            : prices;
    Instant end = followed.endOf(bar.openTime());
    return bars.state(followed, bar, BarState.CLOSED, end, end);
  }
}

package io.stockstream.adapters.feeds.binance;

import io.stockstream.adapters.feeds.live.Dialect;
import io.stockstream.adapters.feeds.live.Followed;
import io.stockstream.adapters.feeds.live.Heard;
import io.stockstream.adapters.feeds.live.Json;
import io.stockstream.adapters.feeds.live.Roll;
import io.stockstream.adapters.feeds.live.Unreadable;
import io.stockstream.domain.bar.BarDraft;
import io.stockstream.domain.bar.BarState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The kline streams: a bar is stated again and again until it is final ({@code x}). A minute
 * without trades is stated too, flat and with volume 0. The event time {@code E} numbers the
 * statements.
 */
final class KlineStream implements Dialect {

  /** So many streams fit into one message whatever their names. */
  private static final int STREAMS_A_MESSAGE = 100;

  private final Roll roll;
  private final Map<Followed, Instant> finals = new HashMap<>();

  KlineStream(Roll roll) {
    this.roll = roll;
  }

  @Override
  public List<String> greeting() {
    List<String> greeting = new ArrayList<>();
    for (Roll part : roll.parts(STREAMS_A_MESSAGE)) {
      greeting.add(
          "{\"method\":\"SUBSCRIBE\",\"params\":[\"%s\"],\"id\":%d}"
              .formatted(
                  part.followed().stream()
                      .map(KlineStream::stream)
                      .collect(Collectors.joining("\",\"")),
                  greeting.size() + 1));
    }
    return greeting;
  }

  private static String stream(Followed followed) {
    return followed.symbol().toLowerCase(Locale.ROOT) + "@kline_" + followed.timeframe();
  }

  /** A stream's message comes wrapped with the name of its stream, or bare. */
  @Override
  public List<Heard> message(Json json) throws Unreadable {
    Json data = json.has("stream") ? json.get("data") : json;
    if (data.is("e", "kline")) {
      return kline(data);
    }
    if (data.is("e", "serverShutdown")) {
      return List.of(Heard.again("the server shuts down", Duration.ZERO));
    }
    if (json.has("error") || json.has("code")) {
      Json error = json.has("error") ? json.get("error") : json;
      return List.of(Heard.notice("refused: " + error.get("msg").text()));
    }
    return List.of();
  }

  private List<Heard> kline(Json data) throws Unreadable {
    Instant eventTime = data.get("E").millis();
    Json k = data.get("k");
    Followed followed = roll.find(k.get("s"));
    BarDraft bar =
        k.prices(followed.bar(k.get("i").text(), k.get("t").millis()), "o", "h", "l", "c")
            .activity(k.get("v").decimal(), k.get("q").decimal(), null, k.get("n").whole());
    List<Heard> heard = new ArrayList<>();
    boolean isFinal = k.get("x").flag();
    if (isFinal) {
      follow(followed, bar.openTime(), heard);
    }
    BarState state = isFinal ? BarState.CLOSED : BarState.OPEN;
    heard.add(followed.stated(bar, state, eventTime));
    heard.add(new Heard.Alive(eventTime));
    return heard;
  }

  /** Every bar comes to its end, traded or not: one that does not was lost. */
  private void follow(Followed followed, Instant open, List<Heard> heard) {
    Instant before = finals.put(followed, open);
    if (before != null && open.isAfter(followed.endOf(before))) {
      heard.add(
          new Heard.Lost(
              "expected the final bar of %s at %s, was that at %s; asking for it"
                  .formatted(followed.symbol(), followed.endOf(before), open),
              List.of(followed)));
    }
  }
}

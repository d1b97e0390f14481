package io.stockstream.adapters.feeds.coinbase;

import io.stockstream.adapters.feeds.live.Dialect;
import io.stockstream.adapters.feeds.live.Heard;
import io.stockstream.adapters.feeds.live.Json;
import io.stockstream.adapters.feeds.live.Roll;
import io.stockstream.adapters.feeds.live.TradeBars;
import io.stockstream.adapters.feeds.live.Unreadable;
import io.stockstream.domain.bar.Trade;
import io.stockstream.domain.statement.StatementDraft;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The channels {@code matches} and {@code heartbeat}. Each instrument has a heartbeat a second,
 * whose time closes its bars. The {@code last_match} after subscribing is of before, and counts for
 * nothing but its number.
 */
final class MatchesChannel implements Dialect {

  private final Roll roll;
  private final Map<String, TradeBars> bars = new HashMap<>();
  private final Map<String, Long> before = new HashMap<>();

  MatchesChannel(Roll roll, Duration grace) {
    this.roll = roll;
    roll.followed().forEach(each -> bars.put(each.symbol(), new TradeBars(each, grace)));
  }

  @Override
  public List<String> greeting() {
    return List.of(
        "{\"type\":\"subscribe\",\"product_ids\":[\"%s\"],\"channels\":[\"matches\",\"heartbeat\"]}"
            .formatted(String.join("\",\"", roll.symbols())));
  }

  @Override
  public List<Heard> message(Json json) throws Unreadable {
    return switch (json.get("type").text()) {
      case "match" -> match(json);
      case "last_match" -> lastMatch(json);
      case "heartbeat" -> heartbeat(json);
      case "error" -> List.of(refusal(json));
      default -> List.of();
    };
  }

  private static Heard refusal(Json json) throws Unreadable {
    String reason = json.has("reason") ? ": " + json.get("reason").text() : "";
    return Heard.notice("refused: " + json.get("message").text() + reason);
  }

  private List<Heard> lastMatch(Json json) throws Unreadable {
    before.put(symbol(json), json.get("trade_id").whole());
    return List.of();
  }

  private List<Heard> match(Json json) throws Unreadable {
    String symbol = symbol(json);
    long number = json.get("trade_id").whole();
    Trade trade =
        new Trade(json.get("time").time(), json.get("price").decimal(), json.get("size").decimal());
    return List.of(new Heard.Bars(listening(symbol, trade.time()).add(number, trade)));
  }

  private List<Heard> heartbeat(Json json) throws Unreadable {
    String symbol = symbol(json);
    Instant time = json.get("time").time();
    List<StatementDraft> over = listening(symbol, time).over(time).orElse(null);
    List<Heard> heard = new ArrayList<>();
    heard.add(
        over == null
            ? new Heard.Lost(
                "expected consecutive trades of " + symbol + ", was a gap; asking anew",
                List.of(roll.bySymbol().get(symbol)))
            : new Heard.Bars(over));
    heard.add(new Heard.Alive(time));
    return heard;
  }

  /** The first time that is heard after subscribing: nothing is missed from then on. */
  private TradeBars listening(String symbol, Instant time) {
    TradeBars found = bars.get(symbol);
    if (!found.isListening()) {
      found.listenFrom(time, before.getOrDefault(symbol, -1L));
    }
    return found;
  }

  private String symbol(Json json) throws Unreadable {
    return roll.find(json.get("product_id")).symbol();
  }
}

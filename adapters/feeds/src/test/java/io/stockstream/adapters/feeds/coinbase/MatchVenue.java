package io.stockstream.adapters.feeds.coinbase;

import io.stockstream.adapters.feeds.live.TestingTime;
import io.stockstream.adapters.testkit.venue.LocalVenue.Reply;
import io.stockstream.adapters.testkit.venue.VenueBook;
import io.stockstream.adapters.testkit.venue.VenueLine;
import io.stockstream.adapters.testkit.venue.VenueTime;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Coinbase Exchange as its documents have it: numbered trades, heartbeats, and candles of them. */
final class MatchVenue {

  static final String PRODUCT = "BTC-USD";

  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final int TRADES_A_MINUTE = 6;

  /** A trade, as the venue numbers it. */
  record Numbered(long number, Instant time, BigDecimal price, BigDecimal size) {}

  private final TestingTime time;
  private final TreeMap<Instant, List<Numbered>> minutes = new TreeMap<>();

  MatchVenue(TestingTime time, long seed, Instant start, int count) {
    this.time = time;
    Random random = new Random(seed);
    long number = 1_000;
    for (int i = 0; i < count; i++) {
      Instant open = start.plus(MINUTE.multipliedBy(i));
      List<Numbered> trades = new ArrayList<>();
      for (int n = 0; n < TRADES_A_MINUTE; n++) {
        trades.add(
            new Numbered(
                number++,
                // Two trades share an instant, so that only their numbers tell which was last.
                open.plusSeconds(5 + 10L * (n / 2)),
                BigDecimal.valueOf(9_700_000L + random.nextInt(10_000), 2),
                BigDecimal.valueOf(1 + random.nextInt(100_000_000), 8)));
      }
      minutes.put(open, trades);
    }
  }

  List<Instant> opens() {
    return List.copyOf(minutes.keySet());
  }

  /** Forgets all but the first so many minutes. */
  void keep(int count) {
    minutes.tailMap(opens().get(count), true).clear();
  }

  List<Numbered> trades(Instant open) {
    return minutes.get(open);
  }

  /** Says all trades of a minute, then heartbeats until it is over. */
  void play(VenueLine line, Instant open) throws IOException {
    play(line, trades(open), open);
  }

  void play(VenueLine line, List<Numbered> trades, Instant open) throws IOException {
    for (Numbered trade : trades) {
      match(line, "match", trade);
    }
    beat(line, open.plus(MINUTE));
    beat(line, open.plus(MINUTE).plusSeconds(4));
  }

  void match(VenueLine line, String type, Numbered trade) throws IOException {
    if (type.equals("match")) {
      time.set(trade.time());
    }
    line.say(
        """
        {"type":"%s","trade_id":%d,"sequence":%d,"maker_order_id":"m","taker_order_id":"t",\
        "time":"%s","product_id":"%s","size":"%s","price":"%s","side":"sell"}"""
            .formatted(
                type,
                trade.number(),
                trade.number() * 5,
                trade.time(),
                PRODUCT,
                trade.size().toPlainString(),
                trade.price().toPlainString()));
  }

  void beat(VenueLine line, Instant at) throws IOException {
    time.set(at);
    line.say(
        "{\"type\":\"heartbeat\",\"sequence\":1,\"last_trade_id\":0,\"product_id\":\"%s\",\"time\":\"%s\"}"
            .formatted(PRODUCT, at));
  }

  void idle(VenueLine line) throws IOException {
    time.set(time.now().plus(MINUTE.multipliedBy(3)));
    line.hearOut();
  }

  Reply candles(String path, Map<String, String> query) {
    Instant from = Instant.parse(query.get("start"));
    Instant now = time.now();
    String rows =
        minutes.subMap(from, true, now, true).keySet().stream()
            .sorted(Comparator.reverseOrder())
            .map(open -> row(open, now))
            .filter(row -> !row.isEmpty())
            .collect(Collectors.joining(","));
    return new Reply(200, VenueTime.date(now), "[" + rows + "]");
  }

  private String row(Instant open, Instant now) {
    List<Numbered> told = trades(open).stream().filter(each -> !each.time().isAfter(now)).toList();
    if (told.isEmpty()) {
      return "";
    }
    return "[%d,%s,%s,%s,%s,%s]"
        .formatted(
            open.getEpochSecond(),
            price(told, Comparator.naturalOrder()),
            price(told, Comparator.reverseOrder()),
            told.get(0).price(),
            told.get(told.size() - 1).price(),
            volume(told).toPlainString());
  }

  private static BigDecimal price(List<Numbered> trades, Comparator<BigDecimal> order) {
    return trades.stream().map(Numbered::price).min(order).orElseThrow();
  }

  private static BigDecimal volume(List<Numbered> trades) {
    return trades.stream().map(Numbered::size).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** Returns the first so many bars. */
  Map<String, String> expected(int count) {
    Map<String, String> expected = new TreeMap<>();
    for (Instant open : opens().subList(0, count)) {
      List<Numbered> trades = trades(open);
      expected.put(
          PRODUCT + "@COINBASE 1m " + open,
          String.join(
              " ",
              VenueBook.plain(trades.get(0).price()),
              VenueBook.plain(price(trades, Comparator.reverseOrder())),
              VenueBook.plain(price(trades, Comparator.naturalOrder())),
              VenueBook.plain(trades.get(trades.size() - 1).price()),
              VenueBook.plain(volume(trades)),
              "CLOSED"));
    }
    return expected;
  }
}

package io.stockstream.adapters.testkit.venue;

import io.stockstream.adapters.testkit.venue.LocalVenue.Reply;
import io.stockstream.adapters.testkit.venue.VenueBook.Candle;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Binance as its documents and recorded sessions have it, with one instrument.
 *
 * @param symbol of it
 * @param book what there is to say
 * @param time of the venue
 */
public record KlineVenue(String symbol, VenueBook book, VenueTime time) {

  private static final Duration MINUTE = Duration.ofMinutes(1);

  /** Says how a bar comes about, and its last word as final. */
  public void play(VenueLine line, Instant open) throws IOException {
    List<Candle> told = book.told(open);
    for (int i = 0; i < told.size(); i++) {
      update(line, open, i);
    }
    finish(line, open);
  }

  /** Says one word on a bar that is open. */
  public void update(VenueLine line, Instant open, int i) throws IOException {
    Instant at = open.plusMillis(60_000L * (i + 1) / (book.told(open).size() + 1));
    time.set(at);
    line.say(message(book.told(open).get(i), at, false));
  }

  /** Says the last word, a moment after the bar's end. */
  public void finish(VenueLine line, Instant open) throws IOException {
    Instant at = open.plus(MINUTE).plusMillis(5);
    time.set(at);
    line.say(closing(open));
  }

  public String closing(Instant open) {
    List<Candle> told = book.told(open);
    return message(told.get(told.size() - 1), open.plus(MINUTE).plusMillis(5), true);
  }

  public String message(Candle bar, Instant at, boolean isFinal) {
    return """
        {"stream":"%s@kline_1m","data":{"e":"kline","E":%d,"s":"%s","k":{"t":%d,"T":%d,"s":"%s",\
        "i":"1m","f":1,"L":2,"o":"%s","c":"%s","h":"%s","l":"%s","v":"%s","n":%d,"x":%b,"q":"%s",\
        "V":"0","Q":"0","B":"0"}}}"""
        .formatted(
            symbol.toLowerCase(java.util.Locale.ROOT),
            at.toEpochMilli(),
            symbol,
            bar.open().toEpochMilli(),
            bar.open().plus(MINUTE).toEpochMilli() - 1,
            symbol,
            bar.o().toPlainString(),
            bar.c().toPlainString(),
            bar.h().toPlainString(),
            bar.l().toPlainString(),
            bar.v().toPlainString(),
            bar.n(),
            isFinal,
            bar.v().multiply(bar.c()).toPlainString());
  }

  /** Answers a question for klines: rows of the book as it is now, the open bar among them. */
  public Reply klines(String path, Map<String, String> query) {
    if (!path.equals("/api/v3/klines") || !symbol.equals(query.get("symbol"))) {
      return new Reply(400, time.date(), "{\"code\":-1121,\"msg\":\"Invalid symbol.\"}");
    }
    Instant from = Instant.ofEpochMilli(Long.parseLong(query.get("startTime")));
    Instant now = time.now();
    String rows =
        book.between(from, now).stream()
            .limit(Long.parseLong(query.get("limit")))
            .map(KlineVenue::row)
            .collect(Collectors.joining(","));
    return new Reply(200, VenueTime.date(now), "[" + rows + "]");
  }

  private static String row(Candle bar) {
    return "[%d,\"%s\",\"%s\",\"%s\",\"%s\",\"%s\",%d,\"%s\",%d,\"0\",\"0\",\"0\"]"
        .formatted(
            bar.open().toEpochMilli(),
            bar.o().toPlainString(),
            bar.h().toPlainString(),
            bar.l().toPlainString(),
            bar.c().toPlainString(),
            bar.v().toPlainString(),
            bar.open().plus(MINUTE).toEpochMilli() - 1,
            bar.v().multiply(bar.c()).toPlainString(),
            bar.n());
  }

  /** Lets time pass until whatever was put off is due, and the client is gone. */
  public void idle(VenueLine line) throws IOException {
    time.set(time.now().plus(MINUTE.multipliedBy(3)));
    line.hearOut();
  }

  public LocalVenue open(LocalVenue.Talk talk) {
    return new LocalVenue(talk, this::klines);
  }
}

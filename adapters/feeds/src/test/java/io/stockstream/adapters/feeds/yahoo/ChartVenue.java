package io.stockstream.adapters.feeds.yahoo;

import io.stockstream.adapters.feeds.live.Followed;
import io.stockstream.adapters.feeds.live.TestingTime;
import io.stockstream.adapters.testkit.venue.LocalVenue;
import io.stockstream.adapters.testkit.venue.LocalVenue.Reply;
import io.stockstream.adapters.testkit.venue.VenueBook;
import io.stockstream.adapters.testkit.venue.VenueBook.Candle;
import io.stockstream.domain.bar.AssetClass;
import io.stockstream.domain.calendar.TradingCalendar;
import io.stockstream.domain.rollup.ReferenceTable;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/**
 * Yahoo as its client has it: columns with nulls, prices printed as long floats, a live row off the
 * grid; some minutes without trades; now and then it throttles, fails or talks nonsense.
 */
final class ChartVenue {

  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final int UPDATES = 4;

  private final TestingTime time;
  private final Instant start;
  private final Map<String, Listed> listed = new HashMap<>();
  private final AtomicInteger asked = new AtomicInteger();

  private record Listed(Followed followed, TradingCalendar calendar, VenueBook book, long seed) {

    /** Each seventeenth minute of an open market has no trades. */
    boolean isTraded(Instant minute) {
      return calendar.isOpen(minute) && (minute.getEpochSecond() / 60 + seed) % 17 != 0;
    }

    boolean hasVolume() {
      return followed.assetClass() != AssetClass.INDEX
          && followed.assetClass() != AssetClass.CURRENCY;
    }
  }

  ChartVenue(
      TestingTime time,
      List<Followed> followed,
      ReferenceTable reference,
      Instant start,
      Instant end) {
    this.time = time;
    this.start = start;
    int minutes = (int) Duration.between(start, end).toMinutes() + 30;
    for (Followed each : followed) {
      TradingCalendar calendar = reference.rulesOf(each.instrument()).calendar();
      VenueBook book = new VenueBook(listed.size(), start, minutes, UPDATES);
      listed.put(each.symbol(), new Listed(each, calendar, book, listed.size()));
    }
    this.end = end;
  }

  private final Instant end;

  LocalVenue open() {
    return new LocalVenue((line, number) -> {}, this::chart);
  }

  private Reply chart(String path, Map<String, String> query) {
    int number = asked.incrementAndGet();
    if (number == 700) {
      return new Reply(429, Map.of("Retry-After", "150"), "Too Many Requests");
    }
    if (number % 1_500 == 0) {
      return new Reply(502, Map.of(), "Bad Gateway");
    }
    if (number == 900) {
      return new Reply(200, time.date(), "<html>Will be right back...</html>");
    }
    Listed one = listed.get(path.substring(path.lastIndexOf('/') + 1));
    Instant from = Instant.ofEpochSecond(Long.parseLong(query.get("period1")));
    return new Reply(200, time.date(), body(one, from.isBefore(start) ? start : from, time.now()));
  }

  private static String body(Listed one, Instant from, Instant now) {
    List<String> times = new ArrayList<>();
    List<Candle> rows = new ArrayList<>();
    for (Candle candle : one.book().between(from, now)) {
      boolean isOpen = now.isBefore(candle.open().plus(MINUTE));
      boolean isTraded = one.isTraded(candle.open());
      if (isOpen && isTraded) {
        addLive(one, candle, now, times, rows);
      } else if (one.calendar().isOpen(candle.open())) {
        times.add(Long.toString(candle.open().getEpochSecond()));
        rows.add(isTraded ? candle : null);
      }
    }
    return times.isEmpty() ? envelope("") : envelope(columns(one, times, rows));
  }

  /** The open bar is split in two: what is on the grid, and what came since, off it. */
  private static void addLive(
      Listed one, Candle candle, Instant now, List<String> times, List<Candle> rows) {
    Candle first = one.book().told(candle.open()).get(0);
    times.add(Long.toString(candle.open().getEpochSecond()));
    rows.add(first);
    if (candle.n() > first.n()) {
      times.add(Long.toString(now.getEpochSecond()));
      rows.add(
          new Candle(
              candle.open(),
              first.c(),
              candle.h(),
              candle.l(),
              candle.c(),
              candle.v().subtract(first.v()),
              1));
    }
  }

  private static String columns(Listed one, List<String> times, List<Candle> rows) {
    return """
        "timestamp":[%s],"indicators":{"quote":[{"open":[%s],"high":[%s],"low":[%s],"close":[%s],\
        "volume":[%s]}]}"""
        .formatted(
            String.join(",", times),
            column(rows, candle -> price(candle.o())),
            column(rows, candle -> price(candle.h())),
            column(rows, candle -> price(candle.l())),
            column(rows, candle -> price(candle.c())),
            column(rows, candle -> one.hasVolume() ? volume(candle.v()) : "0"));
  }

  private static String column(
      List<Candle> rows, java.util.function.Function<Candle, String> value) {
    return rows.stream()
        .map(row -> row == null ? "null" : value.apply(row))
        .collect(Collectors.joining(","));
  }

  private static String price(BigDecimal exact) {
    return Double.toString(exact.floatValue());
  }

  private static String volume(BigDecimal exact) {
    return exact.toPlainString();
  }

  private static String envelope(String more) {
    return "{\"chart\":{\"result\":[{\"meta\":{\"dataGranularity\":\"1m\"}%s}],\"error\":null}}"
        .formatted(more.isEmpty() ? "" : "," + more);
  }

  /** Returns what there is in the book at the end of the day. */
  Map<String, String> expected() {
    Map<String, String> expected = new TreeMap<>();
    for (Listed one : listed.values()) {
      for (Instant open : one.book().opens()) {
        if (open.isBefore(end) && one.isTraded(open)) {
          List<Candle> told = one.book().told(open);
          expected.put(
              one.followed().instrument() + " 1m " + open,
              values(one, told.get(told.size() - 1)) + " CLOSED");
        }
      }
    }
    return expected;
  }

  private static String values(Listed one, Candle last) {
    String prices =
        String.join(
            " ",
            VenueBook.plain(last.o()),
            VenueBook.plain(last.h()),
            VenueBook.plain(last.l()),
            VenueBook.plain(last.c()));
    return prices + " " + (one.hasVolume() ? VenueBook.plain(last.v()) : "-");
  }
}

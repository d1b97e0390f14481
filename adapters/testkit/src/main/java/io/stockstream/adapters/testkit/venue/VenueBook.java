package io.stockstream.adapters.testkit.venue;

import io.stockstream.domain.bar.Timeframe;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** What a local venue knows of one instrument: its bars, and how each of them came about. */
public final class VenueBook {

  /** A bar at some moment. */
  public record Candle(
      Instant open, BigDecimal o, BigDecimal h, BigDecimal l, BigDecimal c, BigDecimal v, int n) {

    /** Returns its values, for a comparison. */
    public String values() {
      return String.join(" ", plain(o), plain(h), plain(l), plain(c), plain(v));
    }
  }

  private final TreeMap<Instant, List<Candle>> bars = new TreeMap<>();

  /** Makes so many bars, each stated so many times. */
  public VenueBook(long seed, Instant start, int count, int updates) {
    Random random = new Random(seed);
    BigDecimal price = BigDecimal.valueOf(10_000 + random.nextInt(1_000), 2);
    for (int i = 0; i < count; i++) {
      Instant open = start.plus(Timeframe.M1.duration().multipliedBy(i));
      List<Candle> told = grow(open, price, updates, random);
      bars.put(open, told);
      price = told.get(updates - 1).c();
    }
  }

  private static List<Candle> grow(Instant open, BigDecimal first, int updates, Random random) {
    List<Candle> told = new ArrayList<>();
    BigDecimal high = first;
    BigDecimal low = first;
    BigDecimal volume = BigDecimal.ZERO;
    for (int n = 1; n <= updates; n++) {
      BigDecimal price = first.add(BigDecimal.valueOf(random.nextInt(41) - 20L, 2));
      high = high.max(price);
      low = low.min(price);
      volume = volume.add(BigDecimal.valueOf(1 + random.nextInt(10_000), 4));
      told.add(new Candle(open, first, high, low, price, volume, n));
    }
    return told;
  }

  public List<Instant> opens() {
    return List.copyOf(bars.keySet());
  }

  /** Returns how a bar came about, its last word last. */
  public List<Candle> told(Instant open) {
    return bars.get(open);
  }

  /** Returns the bar as it was at a time: as much of it as had been told by then. */
  public Candle at(Instant open, Instant time) {
    List<Candle> told = bars.get(open);
    long part = Duration.between(open, time).toMillis() * told.size() / 60_000;
    return told.get((int) Math.max(0, Math.min(told.size() - 1, part)));
  }

  /** Returns the bars that had opened between two times. */
  public List<Candle> between(Instant from, Instant now) {
    return bars.subMap(from, true, now, true).keySet().stream().map(o -> at(o, now)).toList();
  }

  /** Forgets all but the first so many bars. */
  public void keep(int count) {
    opens().stream().skip(count).forEach(bars::remove);
  }

  /** Forgets a bar: nobody traded. */
  public void forget(Instant open) {
    bars.remove(open);
  }

  /** Replaces the last word on a bar. */
  public void correct(Instant open) {
    List<Candle> told = bars.get(open);
    Candle last = told.get(told.size() - 1);
    bars.put(
        open,
        List.of(
            new Candle(
                open, last.o(), last.h(), last.l(), last.c(), last.v().add(BigDecimal.ONE), 9)));
  }

  /** Returns the last word on the first so many bars. */
  public TreeMap<String, String> expected(String instrument, int count) {
    TreeMap<String, String> expected = new TreeMap<>();
    List<Instant> opens = opens();
    IntStream.range(0, count)
        .forEach(
            i -> {
              List<Candle> told = bars.get(opens.get(i));
              expected.put(
                  instrument + " 1m " + opens.get(i),
                  told.get(told.size() - 1).values() + " CLOSED");
            });
    return expected;
  }

  /** Returns a number without what does not change it. */
  public static String plain(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }
}

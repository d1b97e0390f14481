package io.stockstream.adapters.feeds.live;

import io.stockstream.adapters.feeds.clock.WallClock;
import io.stockstream.domain.bar.AssetClass;
import io.stockstream.domain.bar.InstrumentId;
import io.stockstream.domain.bar.Timeframe;
import io.stockstream.domain.statement.Source;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** Instruments to follow, and the surroundings to do it in. */
public final class TestingFollowed {

  private TestingFollowed() {}

  public static Followed of(String symbol, String venue, String source) {
    return of(symbol, venue, source, Timeframe.M1);
  }

  public static Followed of(String symbol, String venue, String source, Timeframe timeframe) {
    return new Followed(
        symbol, new InstrumentId(symbol, venue), AssetClass.CRYPTO, timeframe, Source.live(source));
  }

  /** Returns a venue that is only listened to, and never asked. */
  public static Venue streamOnly(Venue venue) {
    return new Venue(
        venue.name(), venue.stream(), Optional.empty(), venue.manners(), venue.speech());
  }

  /** Keeps what people are told. */
  public static final class Notes {

    private final List<String> lines = new CopyOnWriteArrayList<>();

    public List<String> lines() {
      return lines;
    }

    /** Says whether each of these stands in some line. */
    public boolean hasAll(String... parts) {
      return Stream.of(parts).allMatch(part -> lines.stream().anyMatch(l -> l.contains(part)));
    }

    public Surroundings surroundings(WallClock clock) {
      return new Surroundings(clock, new Random(7), lines::add);
    }

    public Surroundings surroundings() {
      return surroundings(WallClock.SYSTEM);
    }
  }

  /** Options under which nothing waits long. */
  public static LiveOptions hasty(Duration lookback) {
    return new LiveOptions(
        new io.stockstream.ports.retry.BackOff(
            Duration.ofMillis(10), Duration.ofMillis(50), Duration.ofDays(1)),
        lookback,
        2,
        Duration.ofSeconds(2),
        Duration.ofSeconds(10),
        4_096);
  }
}

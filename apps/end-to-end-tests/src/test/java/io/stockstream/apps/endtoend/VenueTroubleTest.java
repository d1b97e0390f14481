package io.stockstream.apps.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.adapters.feeds.binance.Binance;
import io.stockstream.adapters.feeds.clock.WallClock;
import io.stockstream.adapters.feeds.file.FileFeed;
import io.stockstream.adapters.feeds.file.ReplayOptions;
import io.stockstream.adapters.feeds.live.Followed;
import io.stockstream.adapters.feeds.live.LiveFeed;
import io.stockstream.adapters.feeds.live.LiveOptions;
import io.stockstream.adapters.feeds.live.Surroundings;
import io.stockstream.adapters.feeds.live.Venue;
import io.stockstream.adapters.testkit.venue.KlineTrouble;
import io.stockstream.adapters.testkit.venue.KlineVenue;
import io.stockstream.adapters.testkit.venue.LocalVenue;
import io.stockstream.adapters.testkit.venue.VenueBook;
import io.stockstream.adapters.testkit.venue.VenueTime;
import io.stockstream.domain.bar.AssetClass;
import io.stockstream.domain.bar.InstrumentId;
import io.stockstream.domain.bar.Timeframe;
import io.stockstream.domain.rollup.InstrumentRules;
import io.stockstream.domain.statement.Source;
import io.stockstream.ports.retry.BackOff;
import io.vavr.control.Option;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Venues in trouble, through Kafka and Spark into a store: whatever went wrong, the store holds
 * what the venue's own book says.
 */
@Timeout(900)
class VenueTroubleTest {

  private static final Instant START = Instant.parse("2026-01-05T10:00:00Z");
  private static final int BARS = 12;
  private static final int WORDS = 4;
  private static final int REJECTED = 5;

  private final Map<String, String> expected = new TreeMap<>();

  @TempDir private Path folder;

  @Test
  void whateverGoesWrongAtAVenueTheStoreHoldsItsBook() throws Exception {
    try (Chain chain = Chain.start(folder)) {
      for (KlineTrouble trouble : KlineTrouble.values()) {
        follow(chain, trouble);
      }
      backfill(chain);
      reissue(chain);

      LocalStream.runBy(instrument -> InstrumentRules.DEFAULT, chain, 500);

      assertThat(VenueBars.stored(chain)).isEqualTo(expected);
      assertThat(chain.account().unexplained()).isZero();
      assertThat(chain.quarantined()).isEmpty();
      System.out.printf("bars equal to the books=%d %s%n", expected.size(), chain.account());
    }
  }

  private void follow(Chain chain, KlineTrouble trouble) {
    VenueTime time = new VenueTime(START, false);
    KlineVenue venue = venue(trouble.name().replace("_", ""), time);
    Followed followed = followed(venue);
    try (LocalVenue local = trouble.open(venue);
        LiveFeed feed =
            LiveFeed.listen(at(local), List.of(followed), hasty(), surroundings(time))) {
      Map<String, String> book =
          venue.book().expected(followed.instrument().toString(), trouble.bars());
      long published = chain.publish(new FollowedBook(feed, book));
      expected.putAll(book);
      System.out.printf(
          "%s: connections=%d questions=%d records=%d bars=%d%n",
          trouble, local.connections(), local.requests(), published, book.size());
    }
  }

  /** By the command; what the venue does not know is refused, and the rest comes. */
  private void backfill(Chain chain) throws Exception {
    VenueTime time = new VenueTime(START.plus(Duration.ofHours(1)), true);
    KlineVenue venue = venue("BACKFILLED", time);
    try (LocalVenue local = venue.open((line, number) -> line.hearOut())) {
      Cli cli =
          Cli.run(
              folder,
              "backfill",
              "--feed",
              "binance",
              "--symbol",
              "NOPE",
              "--symbol",
              "BACKFILLED",
              "--from",
              START.toString(),
              "--to",
              time.now().toString(),
              "--set",
              "feed.rest-url=" + local.http(),
              "--set",
              "kafka.bootstrap-servers=" + chain.brokers(),
              "--set",
              "kafka.topic=" + chain.topic());

      assertThat(cli.exitCode()).as(String.join("\n", cli.err())).isEqualTo(REJECTED);
      assertThat(cli.out())
          .containsExactly(
              "backfill NOPE@BINANCE 1m bars=0 last=none refused",
              "backfill BACKFILLED@BINANCE 1m bars=12 last=" + venue.book().opens().get(BARS - 1));
      cli.out().forEach(System.out::println);
    }
    expected.putAll(venue.book().expected("BACKFILLED@BINANCE", BARS));
  }

  /** An archive, then its second issue, in which a bar is another; then the first once more. */
  private void reissue(Chain chain) throws IOException {
    VenueBook book = new VenueBook(11, START, BARS, WORDS);
    Path first = archive("first", book);
    book.correct(book.opens().get(3));
    Path second = archive("second", book);
    long published = 0;
    for (Map.Entry<Path, Integer> each :
        List.of(Map.entry(first, 0), Map.entry(second, 1), Map.entry(first, 0))) {
      ReplayOptions options = new ReplayOptions(Option.none(), each.getValue(), Source.FILE_RANK);
      try (FileFeed feed = FileFeed.open(each.getKey(), options)) {
        published += chain.publish(feed);
      }
    }
    Map<String, String> bars = book.expected("REISSUED@BINANCE", BARS);
    expected.putAll(bars);
    System.out.printf("REISSUE: records=%d bars=%d%n", published, bars.size());
  }

  private Path archive(String issue, VenueBook book) throws IOException {
    Path file = Files.createDirectory(folder.resolve(issue)).resolve("REISSUED-1m-2026-01.zip");
    String rows =
        book.between(START, START.plus(Duration.ofHours(1))).stream()
            .map(
                bar ->
                    "%d000,%s,%s,%s,%s,%s,0,0,%d,0,0,0\n"
                        .formatted(
                            bar.open().toEpochMilli(),
                            bar.o().toPlainString(),
                            bar.h().toPlainString(),
                            bar.l().toPlainString(),
                            bar.c().toPlainString(),
                            bar.v().toPlainString(),
                            bar.n()))
            .collect(Collectors.joining());
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      zip.putNextEntry(new ZipEntry("REISSUED-1m-2026-01.csv"));
      zip.write(rows.getBytes(StandardCharsets.UTF_8));
    }
    return file;
  }

  private static KlineVenue venue(String symbol, VenueTime time) {
    return new KlineVenue(symbol, new VenueBook(symbol.hashCode(), START, BARS, WORDS), time);
  }

  private static Venue at(LocalVenue local) {
    return Binance.PUBLIC.streamingAt(local.ws()).askedAt(local.http());
  }

  private static Followed followed(KlineVenue venue) {
    return new Followed(
        venue.symbol(),
        new InstrumentId(venue.symbol(), "BINANCE"),
        AssetClass.CRYPTO,
        Timeframe.M1,
        Source.live(Binance.NAME));
  }

  private static LiveOptions hasty() {
    return LiveOptions.DEFAULT
        .with(Duration.ZERO)
        .with(new BackOff(Duration.ofMillis(10), Duration.ofMillis(50), Duration.ofDays(1)));
  }

  private static Surroundings surroundings(VenueTime time) {
    return new Surroundings(
        new WallClock() {
          @Override
          public Instant now() {
            return time.now();
          }

          @Override
          public void sleep(Duration wait) {
            time.sleep(wait);
          }
        },
        new Random(7),
        note -> {});
  }
}

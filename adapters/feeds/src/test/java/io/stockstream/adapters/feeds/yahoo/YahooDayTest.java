package io.stockstream.adapters.feeds.yahoo;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.adapters.feeds.live.Followed;
import io.stockstream.adapters.feeds.live.LiveFeed;
import io.stockstream.adapters.feeds.live.LiveOptions;
import io.stockstream.adapters.feeds.live.Manners;
import io.stockstream.adapters.feeds.live.Polled;
import io.stockstream.adapters.feeds.live.Symbols;
import io.stockstream.adapters.feeds.live.TestingFollowed.Notes;
import io.stockstream.adapters.feeds.live.TestingPipeline;
import io.stockstream.adapters.feeds.live.TestingTime;
import io.stockstream.adapters.reference.PackagedReference;
import io.stockstream.adapters.testkit.venue.LocalVenue;
import io.stockstream.adapters.testkit.venue.VenueBook;
import io.stockstream.domain.bar.AssetClass;
import io.stockstream.domain.bar.Ohlcv;
import io.stockstream.domain.bar.Timeframe;
import io.stockstream.domain.rollup.ReferenceTable;
import io.stockstream.domain.statement.StoredBar;
import io.stockstream.ports.log.OutgoingRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The fifty instruments for a day that goes by as fast as it can be asked for. */
@Tag("slow")
@Timeout(600)
class YahooDayTest {

  private static final Instant START = Instant.parse("2026-01-06T00:00:00Z");
  private static final Instant END = START.plus(Duration.ofHours(24));
  private static final Manners MANNERS =
      new Manners(
          Yahoo.MANNERS.keepAlive(),
          Yahoo.MANNERS.instruments(),
          Duration.ZERO,
          Duration.ZERO,
          Duration.ofMillis(20),
          Duration.ofMinutes(2));

  private final ReferenceTable reference = PackagedReference.all();
  private final List<Followed> fifty =
      new Symbols(Yahoo.NAME, "", Timeframe.M1, AssetClass.STOCK, reference).all();
  private final TestingTime time = TestingTime.flying(START);
  private final ChartVenue venue = new ChartVenue(time, fifty, reference, START, END);

  @Test
  void noMinuteIsSkippedAndNoOpenBarIsLeftAsFinal() {
    List<Polled> polled =
        fifty.stream()
            .map(each -> new Polled(each, reference.rulesOf(each.instrument()).calendar()))
            .toList();
    Notes notes = new Notes();
    LiveOptions options = LiveOptions.DEFAULT.with(Duration.ZERO);
    long records = 0;
    try (LocalVenue local = venue.open();
        TestingPipeline pipeline = new TestingPipeline(reference, END.plus(Duration.ofDays(1)));
        LiveFeed feed =
            LiveFeed.poll(
                Yahoo.at(local.http(), MANNERS, Yahoo.INTERVAL),
                polled,
                options,
                notes.surroundings(time))) {
      List<OutgoingRecord> some = new ArrayList<>();
      while (time.now().isBefore(END.plus(Duration.ofMinutes(10)))) {
        some.add(feed.next());
        records++;
        if (some.size() == 20_000) {
          pipeline.take(some);
          some.clear();
        }
      }
      pipeline.take(some);

      Map<String, String> expected = venue.expected();
      assertThat(stored(pipeline)).isEqualTo(expected);
      assertThat(pipeline.conflicts()).isZero();
      assertThat(pipeline.quarantine()).hasSize(1);
      assertThat(fifty).hasSize(50);
      assertThat(notes.lines()).anyMatch(line -> line.contains("HTTP 429, asked too often"));
      System.out.printf(
          "50 symbols, %d questions, %d records, %d bars equal%n",
          local.requests(), records, expected.size());
    }
  }

  private static Map<String, String> stored(TestingPipeline pipeline) {
    Map<String, String> stored = new TreeMap<>();
    pipeline
        .feedBars()
        .forEach(
            (key, bar) -> {
              if (bar.key().openTime().isBefore(END)) {
                stored.put(key, describe(bar));
              }
            });
    return stored;
  }

  private static String describe(StoredBar bar) {
    Ohlcv ohlcv = (Ohlcv) bar.content();
    return String.join(
        " ",
        VenueBook.plain(ohlcv.prices().open()),
        VenueBook.plain(ohlcv.prices().high()),
        VenueBook.plain(ohlcv.prices().low()),
        VenueBook.plain(ohlcv.prices().close()),
        ohlcv.activity().volume().map(VenueBook::plain).getOrElse("-"),
        bar.state().toString());
  }
}

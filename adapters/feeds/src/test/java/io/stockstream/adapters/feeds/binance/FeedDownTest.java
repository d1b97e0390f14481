package io.stockstream.adapters.feeds.binance;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.adapters.feeds.live.Followed;
import io.stockstream.adapters.feeds.live.Listener;
import io.stockstream.adapters.feeds.live.LiveFeed;
import io.stockstream.adapters.feeds.live.TestingFollowed;
import io.stockstream.adapters.feeds.live.TestingFollowed.Notes;
import io.stockstream.adapters.feeds.live.TestingTime;
import io.stockstream.adapters.testkit.venue.KlineVenue;
import io.stockstream.adapters.testkit.venue.LocalVenue;
import io.stockstream.adapters.testkit.venue.LocalVenue.Reply;
import io.stockstream.adapters.testkit.venue.VenueBook;
import io.stockstream.domain.calendar.WeeklySessions;
import io.stockstream.domain.gap.Gap;
import io.stockstream.domain.gap.GapReason;
import io.stockstream.domain.rollup.InstrumentRules;
import io.stockstream.domain.rollup.Ladder;
import io.stockstream.domain.rollup.Reference;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Ten minutes without a venue are a gap with a reason, and then none: its history fills them. */
@Timeout(120)
class FeedDownTest {

  private static final Instant START = Instant.parse("2026-01-05T10:00:00Z");
  private static final String SYMBOL = "BTCUSDT";
  private static final Followed FOLLOWED = TestingFollowed.of(SYMBOL, "BINANCE", Binance.NAME);
  private static final Reference ALWAYS =
      instrument -> InstrumentRules.of(Ladder.DEFAULT, WeeklySessions.always());

  /** Of the minutes of the outage, one in which nobody trades. */
  private static final int QUIET = 9;

  private final TestingTime time = TestingTime.standing(START);
  private final VenueBook book = new VenueBook(5, START, 17, 4);
  private final KlineVenue venue = new KlineVenue(SYMBOL, book, time);
  private final List<Instant> opens = book.opens();
  private final AtomicBoolean answers = new AtomicBoolean(true);
  private final CountDownLatch seen = new CountDownLatch(1);

  @Test
  void whatTheFeedMissedIsFilledAndNoLongerAGap() {
    Map<String, String> expected = book.expected(SYMBOL + "@BINANCE", 16);
    expected.remove(SYMBOL + "@BINANCE 1m " + opens.get(QUIET));
    book.forget(opens.get(QUIET));
    try (LocalVenue local =
            new LocalVenue(
                (line, number) -> {
                  line.hear();
                  if (number == 1) {
                    for (Instant open : opens.subList(0, 5)) {
                      venue.play(line, open);
                    }
                    answers.set(false);
                    time.set(opens.get(15));
                  } else {
                    venue.play(line, opens.get(15));
                    seen.await();
                    venue.update(line, opens.get(16), 0);
                    venue.idle(line);
                  }
                },
                (path, query) ->
                    answers.get() ? venue.klines(path, query) : new Reply(503, Map.of(), ""));
        Listener listener = listen(local)) {
      listener.readUntil(bars -> bars.size() == 6 && listener.pipeline().isAlive(opens.get(15)));
      List<Gap> before = listener.pipeline().missing();

      answers.set(true);
      seen.countDown();
      listener.readUntil(bars -> bars.entrySet().containsAll(expected.entrySet()));
      listener.readUntil(bars -> listener.pipeline().isAlive(opens.get(QUIET)));

      assertThat(before).extracting(Gap::reason).contains(GapReason.FEED_DOWN);
      assertThat(before.stream().mapToLong(Gap::bars).sum()).isEqualTo(10);
      assertThat(before.get(0).from()).isEqualTo(opens.get(5));
      assertThat(listener.bars().entrySet()).containsAll(expected.entrySet());
      assertThat(listener.pipeline().missing())
          .filteredOn(gap -> gap.from().isBefore(opens.get(16)))
          .extracting(gap -> gap.from() + " " + gap.bars() + " " + gap.reason())
          .containsExactly(opens.get(QUIET) + " 1 NO_TRADES");
      System.out.printf(
          "feed down: 10 bars missing, %d filled, 1 without trades%n", expected.size() - 6);
    }
  }

  private Listener listen(LocalVenue local) {
    LiveFeed feed =
        LiveFeed.listen(
            Binance.PUBLIC.streamingAt(local.ws()).askedAt(local.http()),
            List.of(FOLLOWED),
            TestingFollowed.hasty(Duration.ZERO),
            new Notes().surroundings(time));
    return new Listener(feed, START.plus(Duration.ofDays(1)), ALWAYS);
  }
}

package io.stockstream.adapters.feeds.binance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stockstream.adapters.feeds.live.Followed;
import io.stockstream.adapters.feeds.live.HistoryFeed;
import io.stockstream.adapters.feeds.live.TestingFollowed;
import io.stockstream.adapters.feeds.live.TestingFollowed.Notes;
import io.stockstream.adapters.feeds.live.TestingPipeline;
import io.stockstream.adapters.feeds.live.TestingTime;
import io.stockstream.adapters.testkit.venue.KlineVenue;
import io.stockstream.adapters.testkit.venue.LocalVenue;
import io.stockstream.adapters.testkit.venue.LocalVenue.Reply;
import io.stockstream.adapters.testkit.venue.VenueBook;
import io.stockstream.domain.bar.Interval;
import io.stockstream.domain.rollup.InstrumentRules;
import io.stockstream.ports.failure.FailureKind;
import io.stockstream.ports.failure.PortException;
import io.stockstream.ports.log.OutgoingRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a venue on this machine has of a stretch of time. */
@Timeout(60)
class HistoryFeedTest {

  private static final Instant START = Instant.parse("2026-01-05T10:00:00Z");
  private static final String SYMBOL = "BTCUSDT";
  private static final Followed FOLLOWED = TestingFollowed.of(SYMBOL, "BINANCE", Binance.NAME);
  private static final Followed UNKNOWN = TestingFollowed.of("NOPE", "BINANCE", Binance.NAME);
  private static final int PLENTY = 1_000_000;

  /** More than fit into one answer. */
  private static final int BARS = 2_500;

  private final TestingTime time =
      TestingTime.flying(START.plus(Duration.ofMinutes(BARS)).plusSeconds(10));

  private final VenueBook book = new VenueBook(5, START, BARS, 2);
  private final KlineVenue venue = new KlineVenue(SYMBOL, book, time);
  private final List<Instant> opens = book.opens();
  private final Notes notes = new Notes();

  @Test
  void thatStretchOfTimeComesAndNothingElse() {
    Interval range = new Interval(opens.get(100), opens.get(2_300));
    try (LocalVenue local = asked();
        HistoryFeed feed = open(local, range, PLENTY, FOLLOWED)) {
      assertThat(stored(read(feed)))
          .hasSize(2_200)
          .first()
          .isEqualTo("BTCUSDT@BINANCE 1m " + opens.get(100));
      assertThat(local.requests()).isEqualTo(3);
      assertThat(feed.told().get(0).bars()).isEqualTo(2_200);
      assertThat(feed.told().get(0).last()).contains(opens.get(2_299));
    }
  }

  @Test
  void runAgainItSaysTheSameBarsAndTheStoreHasThemOnce() {
    try (LocalVenue local = asked()) {
      List<OutgoingRecord> first = read(open(local, whole(), PLENTY, FOLLOWED));
      time.set(time.now().plusSeconds(3_600));
      List<OutgoingRecord> both = new ArrayList<>(first.subList(0, 700));
      both.addAll(read(open(local, whole(), PLENTY, FOLLOWED)));
      both.addAll(first);

      assertThat(stored(both)).hasSize(BARS);
    }
  }

  @Test
  void noMoreThanSoManyASecondAreSaid() {
    Interval range = new Interval(opens.get(0), opens.get(101));
    try (LocalVenue local = asked();
        HistoryFeed feed = open(local, range, 10, FOLLOWED)) {
      assertThat(feed.hasNext()).isTrue();
      Instant before = time.now();

      assertThat(read(feed)).hasSize(101);

      assertThat(Duration.between(before, time.now()))
          .isGreaterThanOrEqualTo(Duration.ofSeconds(10));
    }
  }

  @Test
  void anUnknownSymbolIsToldInOneLineAndTheOthersCome() {
    try (LocalVenue local = asked();
        HistoryFeed feed = open(local, whole(), PLENTY, UNKNOWN, FOLLOWED)) {
      assertThat(stored(read(feed))).hasSize(BARS);
      assertThat(feed.told()).extracting(HistoryFeed.Told::isRefused).containsExactly(true, false);
      assertThat(notes.lines())
          .containsExactly(
              "binance: NOPE: HTTP 400, refused: {\"code\":-1121,\"msg\":\"Invalid symbol.\"}");
    }
  }

  @Test
  void aBanIsWaitedOut() {
    AtomicInteger asked = new AtomicInteger();
    try (LocalVenue local =
            new LocalVenue(
                (line, number) -> line.hearOut(),
                (path, query) ->
                    asked.incrementAndGet() == 2
                        ? new Reply(418, Map.of("Retry-After", "120"), "{}")
                        : venue.klines(path, query));
        HistoryFeed feed = open(local, whole(), PLENTY, FOLLOWED)) {
      assertThat(stored(read(feed))).hasSize(BARS);
      assertThat(notes.lines())
          .containsExactly("binance: BTCUSDT: HTTP 418, banned; trying again in 120.0 s");
    }
  }

  @Test
  void aVenueThatStaysAwayEndsItWithAWordOnWhatToDo() {
    try (LocalVenue local =
            new LocalVenue(
                (line, number) -> line.hearOut(), (path, query) -> new Reply(503, Map.of(), ""));
        HistoryFeed feed = open(local, whole(), PLENTY, FOLLOWED)) {
      assertThatThrownBy(feed::hasNext)
          .isInstanceOfSatisfying(
              PortException.class, e -> assertThat(e.kind()).isEqualTo(FailureKind.RETRYABLE))
          .hasMessage("binance: BTCUSDT: HTTP 503, is down, 8 times in a row; run it again");
    }
  }

  private Interval whole() {
    return new Interval(START, START.plus(Duration.ofDays(3)));
  }

  private LocalVenue asked() {
    return venue.open((line, number) -> line.hearOut());
  }

  private HistoryFeed open(LocalVenue local, Interval range, int rate, Followed... followed) {
    return HistoryFeed.open(
        Binance.PUBLIC.askedAt(local.http()).asked().orElseThrow(),
        List.of(followed),
        range,
        rate,
        TestingFollowed.hasty(Duration.ZERO),
        notes.surroundings(time));
  }

  private static List<OutgoingRecord> read(HistoryFeed feed) {
    List<OutgoingRecord> records = new ArrayList<>();
    feed.forEachRemaining(records::add);
    return records;
  }

  private List<String> stored(List<OutgoingRecord> records) {
    try (TestingPipeline pipeline =
        new TestingPipeline(i -> InstrumentRules.DEFAULT, START.plus(Duration.ofDays(9)))) {
      pipeline.take(records);
      assertThat(pipeline.quarantine()).isEmpty();
      assertThat(pipeline.conflicts()).isZero();
      return List.copyOf(pipeline.feedBars().keySet());
    }
  }
}

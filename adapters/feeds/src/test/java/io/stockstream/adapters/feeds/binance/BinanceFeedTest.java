package io.stockstream.adapters.feeds.binance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stockstream.adapters.feeds.live.Followed;
import io.stockstream.adapters.feeds.live.Listener;
import io.stockstream.adapters.feeds.live.LiveFeed;
import io.stockstream.adapters.feeds.live.Manners;
import io.stockstream.adapters.feeds.live.TestingFollowed;
import io.stockstream.adapters.feeds.live.TestingFollowed.Notes;
import io.stockstream.adapters.feeds.live.TestingTime;
import io.stockstream.adapters.testkit.venue.KlineTrouble;
import io.stockstream.adapters.testkit.venue.KlineVenue;
import io.stockstream.adapters.testkit.venue.LocalVenue;
import io.stockstream.adapters.testkit.venue.LocalVenue.Reply;
import io.stockstream.adapters.testkit.venue.VenueBook;
import io.stockstream.ports.failure.PortException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The feed against a venue on this machine that misbehaves; the store ends as the venue's book. */
@Timeout(120)
class BinanceFeedTest {

  private static final Instant START = Instant.parse("2026-01-05T10:00:00Z");
  private static final String SYMBOL = "BTCUSDT";
  private static final String INSTRUMENT = SYMBOL + "@BINANCE";
  private static final Followed FOLLOWED = TestingFollowed.of(SYMBOL, "BINANCE", Binance.NAME);

  private final TestingTime time = TestingTime.standing(START);
  private final VenueBook book = new VenueBook(5, START, 12, 4);
  private final KlineVenue venue = new KlineVenue(SYMBOL, book, time);
  private final List<Instant> opens = book.opens();
  private final Notes notes = new Notes();

  @Test
  void aCutInTheMiddleOfABarLosesNothing() {
    check(KlineTrouble.CUT_IN_THE_MIDDLE_OF_A_BAR);
  }

  @Test
  void theDailyCutAndAShutdownLoseNothing() {
    check(
        KlineTrouble.DAILY_CUT_AND_SHUTDOWN,
        "closed by the venue with 1000",
        "the server shuts down");
  }

  @Test
  void repeatedReorderedAndMissingWordsChangeNothingInTheEnd() {
    check(KlineTrouble.MISSED_REPEATED_AND_REORDERED, "expected the final bar of BTCUSDT");
  }

  @Test
  void aBanIsToldInOneLineAndWaitedOut() {
    check(
        KlineTrouble.BAN,
        "binance: BTCUSDT: HTTP 429, asked too often; trying again in 7.0 s",
        "binance: BTCUSDT: HTTP 418, banned; trying again in 120.0 s",
        "binance: BTCUSDT: HTTP 503, is down; trying again in");
  }

  @Test
  void aVenueThatNoLongerAnswersIsLeft() {
    Manners impatient = Binance.MANNERS.with(Duration.ofMillis(200));
    check(
        5,
        venue.open(
            (line, number) -> {
              line.hear();
              if (number == 1) {
                venue.play(line, opens.get(0));
                line.ignore();
              } else {
                time.set(opens.get(3).plusSeconds(1));
                venue.play(line, opens.get(4));
                venue.idle(line);
              }
            }),
        impatient,
        "expected a word each 0.2 s, was none for two periods");
  }

  @Test
  void whatCannotBeReadGoesToQuarantineInTheVenuesOwnWords() {
    String broken =
        "{\"e\":\"kline\",\"E\":1767607200000,\"s\":\"BTCUSDT\",\"k\":{\"t\":\"soon\"}}";
    book.keep(1);
    try (LocalVenue local =
            venue.open(
                (line, number) -> {
                  line.hear();
                  line.say("<html>busy</html>");
                  line.say("<html>busy</html>");
                  line.say(broken);
                  venue.play(line, opens.get(0));
                  venue.idle(line);
                });
        Listener listener = listen(local, Binance.MANNERS)) {
      Map<String, String> expected = book.expected(INSTRUMENT, 1);
      listener.readUntil(
          stored -> stored.equals(expected) && listener.pipeline().quarantine().size() == 2);
      assertThat(listener.bars()).isEqualTo(expected);
      assertThat(listener.pipeline().quarantine())
          .extracting(record -> record.violations().get(0).toString())
          .containsExactlyInAnyOrder(
              "BAD_JSON: expected JSON, was '<html>busy</html>'",
              "MISSING_FIELD k.s: expected a value, was nothing");
      assertThat(listener.pipeline().quarantine())
          .extracting(record -> new String(record.value(), StandardCharsets.UTF_8))
          .anyMatch(value -> value.contains(broken.replace("\"", "\\\"")));
    }
  }

  @Test
  void aRefusalIsToldInOneLine() {
    check(
        1,
        venue.open(
            (line, number) -> {
              line.hear();
              line.say("{\"code\":2,\"msg\":\"Invalid request: unknown property\",\"id\":1}");
              venue.play(line, opens.get(0));
              venue.idle(line);
            }),
        "binance: refused: Invalid request: unknown property");
  }

  @Test
  void anUnknownSymbolIsToldInOneLine() {
    Followed unknown = TestingFollowed.of("NOPE", "BINANCE", Binance.NAME);
    try (LocalVenue local =
            venue.open(
                (line, number) -> {
                  line.hear();
                  venue.play(line, opens.get(0));
                  venue.idle(line);
                });
        LiveFeed feed =
            LiveFeed.listen(
                Binance.PUBLIC.streamingAt(local.ws()).askedAt(local.http()),
                List.of(FOLLOWED, unknown),
                TestingFollowed.hasty(Duration.ZERO),
                notes.surroundings(time));
        Listener listener = new Listener(feed, START.plus(Duration.ofDays(1)))) {
      listener.readUntil(bars -> notes.lines().stream().anyMatch(line -> line.contains("NOPE")));
      assertThat(notes.lines())
          .contains(
              "binance: NOPE: HTTP 400, refused: {\"code\":-1121,\"msg\":\"Invalid symbol.\"}");
    }
  }

  @Test
  void whoClosesTheFeedEndsItForItsReader() throws InterruptedException {
    try (LocalVenue local = venue.open((line, number) -> line.hearOut())) {
      LiveFeed feed =
          LiveFeed.listen(
              Binance.PUBLIC.streamingAt(local.ws()).askedAt(local.http()),
              List.of(FOLLOWED),
              TestingFollowed.hasty(Duration.ZERO),
              notes.surroundings(time));
      Thread reader = new Thread(() -> feed.forEachRemaining(record -> {}));
      reader.start();

      feed.close();

      reader.join();
      assertThat(feed.hasNext()).isFalse();
    }
  }

  @Test
  void aWrongKeyEndsTheFeed() {
    try (LocalVenue local =
            new LocalVenue(
                (line, number) -> line.hearOut(), (path, query) -> new Reply(401, Map.of(), ""));
        Listener listener = listen(local, Binance.MANNERS)) {
      assertThatThrownBy(() -> listener.readUntil(bars -> false))
          .isInstanceOf(PortException.class)
          .hasMessage(
              "binance: BTCUSDT: HTTP 401, expected a key that it takes, was another or none");
    }
  }

  private void check(KlineTrouble trouble, String... lines) {
    check(trouble.bars(), trouble.open(venue), lines);
  }

  private void check(int bars, LocalVenue opened, String... lines) {
    check(bars, opened, Binance.MANNERS, lines);
  }

  /** Holds the store against the book, and what people were told against what they should be. */
  private void check(int bars, LocalVenue opened, Manners manners, String... lines) {
    book.keep(bars);
    Map<String, String> expected = book.expected(INSTRUMENT, bars);
    try (LocalVenue local = opened;
        Listener listener = listen(local, manners)) {
      listener.readUntil(stored -> stored.equals(expected) && notes.hasAll(lines));
      assertThat(listener.bars()).isEqualTo(expected);
      for (String line : lines) {
        assertThat(notes.lines()).anyMatch(note -> note.contains(line));
      }
      System.out.printf(
          "%d connections, %d questions, %d records, %d bars equal%n",
          local.connections(), local.requests(), listener.records().size(), expected.size());
    }
  }

  private Listener listen(LocalVenue local, Manners manners) {
    LiveFeed feed =
        LiveFeed.listen(
            Binance.PUBLIC.streamingAt(local.ws()).askedAt(local.http()).with(manners),
            List.of(FOLLOWED),
            TestingFollowed.hasty(Duration.ZERO),
            notes.surroundings(time));
    return new Listener(feed, START.plus(Duration.ofDays(1)));
  }
}

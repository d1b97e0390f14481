package io.stockstream.adapters.feeds.coinbase;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.adapters.feeds.live.Followed;
import io.stockstream.adapters.feeds.live.Heard;
import io.stockstream.adapters.feeds.live.Listener;
import io.stockstream.adapters.feeds.live.LiveFeed;
import io.stockstream.adapters.feeds.live.TestingFollowed;
import io.stockstream.adapters.feeds.live.TestingFollowed.Notes;
import io.stockstream.adapters.feeds.live.TestingTime;
import io.stockstream.adapters.testkit.TestingSharedData;
import io.stockstream.adapters.testkit.venue.LocalVenue;
import io.stockstream.domain.bar.BarState;
import io.stockstream.domain.statement.StatementDraft;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Bars of trades: whole ones from the socket, the others from the candles over REST. */
@Timeout(120)
class CoinbaseExchangeTest {

  private static final Instant START = Instant.parse("2026-01-05T10:00:00Z");
  private static final Followed FOLLOWED =
      TestingFollowed.of(MatchVenue.PRODUCT, "COINBASE", CoinbaseExchange.NAME);

  private final TestingTime time = TestingTime.standing(START);
  private final MatchVenue venue = new MatchVenue(time, 3, START, 12);
  private final List<Instant> opens = venue.opens();
  private final Notes notes = new Notes();

  @Test
  void tradesInAnyOrderAndTwiceGiveTheirBars() {
    check(
        4,
        (line, number) -> {
          line.hear();
          venue.beat(line, START);
          for (Instant open : opens.subList(0, 4)) {
            List<MatchVenue.Numbered> mixed = new ArrayList<>(venue.trades(open));
            Collections.reverse(mixed);
            mixed.addAll(venue.trades(open).subList(1, 3));
            venue.play(line, mixed, open);
          }
          venue.idle(line);
        });
    assertThat(notes.lines()).isEmpty();
  }

  @Test
  void aTradeThatNeverArrivesIsNoticedAndItsBarAskedFor() {
    check(
        6,
        (line, number) -> {
          line.hear();
          venue.beat(line, START);
          venue.play(line, opens.get(0));
          List<MatchVenue.Numbered> fewer = new ArrayList<>(venue.trades(opens.get(1)));
          fewer.remove(3);
          venue.play(line, fewer, opens.get(1));
          venue.play(line, opens.get(2));
          // The last trade of one minute shows by the first of the next.
          venue.play(line, venue.trades(opens.get(3)).subList(0, 5), opens.get(3));
          venue.play(line, opens.get(4));
          venue.play(line, opens.get(5));
          venue.idle(line);
        },
        "coinbase: expected consecutive trades of BTC-USD, was a gap; asking anew");
  }

  @Test
  void aCutInTheMiddleOfABarAndTheLastMatchAfterItChangeNothing() {
    check(
        7,
        (line, number) -> {
          line.hear();
          if (number == 1) {
            venue.beat(line, START);
            venue.play(line, opens.get(0));
            venue.match(line, "match", venue.trades(opens.get(1)).get(0));
            time.set(opens.get(3).plusSeconds(20));
          } else {
            venue.match(line, "last_match", venue.trades(opens.get(3)).get(2));
            venue.beat(line, opens.get(3).plusSeconds(21));
            venue.play(line, venue.trades(opens.get(3)).subList(4, 6), opens.get(3));
            venue.play(line, opens.get(4));
            venue.play(line, opens.get(5));
            venue.play(line, opens.get(6));
            venue.idle(line);
          }
        });
  }

  @Test
  void aRealAnswerHasItsColumnsInTheVenuesOrder() throws IOException {
    String body =
        Files.readString(
            TestingSharedData.folder().resolve("raw/venue-rest/coinbase-exchange-candles-1m.json"));

    List<StatementDraft> said =
        CoinbaseExchange.PUBLIC
            .rest()
            .orElseThrow()
            .history()
            .read(FOLLOWED, Instant.EPOCH, body, Instant.parse("2018-02-01T00:09:30Z"))
            .heard()
            .stream()
            .flatMap(heard -> ((Heard.Bars) heard).statements().stream())
            .toList();

    assertThat(said).hasSize(10);
    assertThat(said.get(0).state()).isEqualTo(BarState.OPEN);
    assertThat(said.subList(1, 10)).allMatch(each -> each.state() == BarState.CLOSED);
    assertThat(said.get(1).bar().openTime()).isEqualTo("2018-02-01T00:08:00Z");
    assertThat(said.get(1).bar().low()).isEqualTo(new BigDecimal("10106.01"));
    assertThat(said.get(1).bar().high()).isEqualTo(new BigDecimal("10130"));
    assertThat(said.get(1).bar().open()).isEqualTo(new BigDecimal("10129.99"));
    assertThat(said.get(1).bar().volume()).isEqualTo(new BigDecimal("4.72752152"));
    assertThat(said.get(3).bar().volume()).isEqualTo(new BigDecimal("2.23576886"));
  }

  private void check(int bars, LocalVenue.Talk talk, String... lines) {
    venue.keep(bars);
    Map<String, String> expected = venue.expected(bars);
    try (LocalVenue local = new LocalVenue(talk, venue::candles);
        Listener listener = listen(local)) {
      listener.readUntil(stored -> stored.equals(expected) && notes.hasAll(lines));
      assertThat(listener.bars()).isEqualTo(expected);
      assertThat(notes.lines()).containsAll(List.of(lines));
      System.out.printf(
          "%d connections, %d questions, %d records, %d bars equal%n",
          local.connections(), local.requests(), listener.records().size(), expected.size());
    }
  }

  private Listener listen(LocalVenue local) {
    LiveFeed feed =
        LiveFeed.listen(
            CoinbaseExchange.PUBLIC.streamingAt(local.ws()).askedAt(local.http()),
            List.of(FOLLOWED),
            TestingFollowed.hasty(Duration.ZERO),
            notes.surroundings(time));
    return new Listener(feed, START.plus(Duration.ofDays(1)));
  }
}

package io.stockstream.adapters.feeds.coinbase;

import io.stockstream.adapters.feeds.live.Dialect;
import io.stockstream.adapters.feeds.live.Followed;
import io.stockstream.adapters.feeds.live.History;
import io.stockstream.adapters.feeds.live.Manners;
import io.stockstream.adapters.feeds.live.Venue;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Coinbase Exchange: bars of its trades, and where not every trade of a bar was heard, its candles
 * over REST. Wire formats and limits from Coinbase's "Exchange WebSocket Channels" (matches,
 * heartbeat) and "Get product candles".
 *
 * @param stream where the WebSocket feed is
 * @param rest where the REST API is, without a path
 * @param manners what it asks for
 */
public record CoinbaseExchange(URI stream, URI rest, Manners manners) implements Venue {

  public static final String NAME = "coinbase";

  /** A heartbeat each second; eight connects a second; ten requests a second. */
  public static final Manners MANNERS =
      new Manners(
          Duration.ofSeconds(5),
          200,
          Duration.ofMillis(20),
          Duration.ofSeconds(1),
          Duration.ofMillis(150),
          Duration.ofMinutes(1));

  /** The public venue. */
  public static final CoinbaseExchange PUBLIC =
      new CoinbaseExchange(
          URI.create("wss://ws-feed.exchange.coinbase.com"),
          URI.create("https://api.exchange.coinbase.com"),
          MANNERS);

  /** Trades may come this late, and rows over REST grow so long. */
  private static final Duration GRACE = Duration.ofSeconds(3);

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Dialect dialect(List<Followed> followed) {
    return new MatchesChannel(stream, followed, GRACE);
  }

  @Override
  public Optional<History> history() {
    return Optional.of(new ExchangeHistory(rest, GRACE));
  }
}

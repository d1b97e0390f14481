package io.stockstream.adapters.feeds.coinbase;

import io.stockstream.adapters.feeds.live.Manners;
import io.stockstream.adapters.feeds.live.Rest;
import io.stockstream.adapters.feeds.live.Venue;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * Coinbase Exchange: bars of its trades, and where not every trade of a bar was heard, its candles
 * over REST. Wire formats and limits from Coinbase's "Exchange WebSocket Channels" (matches,
 * heartbeat) and "Get product candles".
 */
public final class CoinbaseExchange {

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

  /** Trades may come this late, and rows over REST grow so long. */
  private static final Duration GRACE = Duration.ofSeconds(3);

  /** The public venue. */
  public static final Venue PUBLIC =
      new Venue(
          NAME,
          URI.create("wss://ws-feed.exchange.coinbase.com"),
          Optional.of(
              new Rest(
                  URI.create("https://api.exchange.coinbase.com"), new ExchangeHistory(GRACE))),
          MANNERS,
          roll -> new MatchesChannel(roll, GRACE));

  private CoinbaseExchange() {}
}

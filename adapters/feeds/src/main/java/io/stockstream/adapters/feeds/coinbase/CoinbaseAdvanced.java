package io.stockstream.adapters.feeds.coinbase;

import io.stockstream.adapters.feeds.live.Manners;
import io.stockstream.adapters.feeds.live.Rest;
import io.stockstream.adapters.feeds.live.Venue;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * Coinbase Advanced Trade: its channel of candles, which has five minutes and nothing else, and its
 * public candles over REST. Wire formats and limits from Coinbase's "Advanced Trade WebSocket
 * Channels" and "Get Public Product Candles".
 */
public final class CoinbaseAdvanced {

  public static final String NAME = "coinbase-advanced";

  /** A heartbeat each second; eight messages and eight connects a second; ten requests a second. */
  public static final Manners MANNERS =
      new Manners(
          Duration.ofSeconds(5),
          200,
          Duration.ofMillis(130),
          Duration.ofSeconds(1),
          Duration.ofMillis(200),
          Duration.ofMinutes(1));

  /** So long after its end a bar without a later one is taken to be over. */
  private static final Duration GRACE = Duration.ofSeconds(5);

  /** The public venue. */
  public static final Venue PUBLIC =
      new Venue(
          NAME,
          URI.create("wss://advanced-trade-ws.coinbase.com"),
          Optional.of(new Rest(URI.create("https://api.coinbase.com"), new AdvancedHistory(GRACE))),
          MANNERS,
          roll -> new AdvancedCandles(roll, GRACE));

  private CoinbaseAdvanced() {}
}

package io.stockstream.adapters.feeds.binance;

import io.stockstream.adapters.feeds.live.Manners;
import io.stockstream.adapters.feeds.live.Rest;
import io.stockstream.adapters.feeds.live.Venue;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * Binance spot and its sister venues: the kline streams, and klines over REST. Wire formats and
 * limits from Binance's "Spot API: WebSocket Streams" and "Spot API: REST API".
 */
public final class Binance {

  public static final String NAME = "binance";

  /**
   * A ping each 20 s; 1,024 streams on a connection; five messages a second; 300 connects in five
   * minutes; 6,000 units of weight a minute, two for a request; bans begin with two minutes.
   */
  public static final Manners MANNERS =
      new Manners(
          Duration.ofSeconds(20),
          1_024,
          Duration.ofMillis(250),
          Duration.ofSeconds(1),
          Duration.ofMillis(50),
          Duration.ofMinutes(2));

  /** So long after a bar's end its row over REST may still grow. */
  private static final Duration CLOSING = Duration.ofSeconds(5);

  /** The public venue. */
  public static final Venue PUBLIC =
      new Venue(
          NAME,
          URI.create("wss://stream.binance.com:9443/stream"),
          Optional.of(new Rest(URI.create("https://api.binance.com"), new KlineHistory(CLOSING))),
          MANNERS,
          KlineStream::new);

  private Binance() {}
}

package io.stockstream.adapters.feeds.kraken;

import io.stockstream.adapters.feeds.live.Manners;
import io.stockstream.adapters.feeds.live.Rest;
import io.stockstream.adapters.feeds.live.Venue;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * Kraken spot: the channel {@code ohlc} of its WebSocket, and OHLC over REST. Wire formats and
 * limits from Kraken's "Spot WebSocket API v2" (ohlc, status, ping) and "Get OHLC Data".
 */
public final class Kraken {

  public static final String NAME = "kraken";

  /**
   * Cut after a minute of silence; 150 connects in ten minutes, then banned for as long; a request
   * a second.
   */
  public static final Manners MANNERS =
      new Manners(
          Duration.ofSeconds(20),
          250,
          Duration.ofMillis(100),
          Duration.ofSeconds(5),
          Duration.ofSeconds(1),
          Duration.ofMinutes(10));

  /** So long after its end a bar without a later one is taken to be over. */
  private static final Duration GRACE = Duration.ofSeconds(5);

  /** The public venue. */
  public static final Venue PUBLIC =
      new Venue(
          NAME,
          URI.create("wss://ws.kraken.com/v2"),
          Optional.of(new Rest(URI.create("https://api.kraken.com"), new OhlcHistory())),
          MANNERS,
          roll -> new OhlcChannel(roll, GRACE));

  private Kraken() {}
}

package io.stockstream.adapters.feeds.alpaca;

import io.stockstream.adapters.feeds.live.Credentials;
import io.stockstream.adapters.feeds.live.Manners;
import io.stockstream.adapters.feeds.live.Rest;
import io.stockstream.adapters.feeds.live.Venue;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * Alpaca's stocks: minute bars and their corrections over WebSocket, and bars over REST. Wire
 * formats and limits from Alpaca's "Real-time Stock Data" and "Historical bars".
 */
public final class Alpaca {

  public static final String NAME = "alpaca";

  /** One connection an account, so all instruments are on it; 200 requests a minute. */
  public static final Manners MANNERS =
      new Manners(
          Duration.ofSeconds(20),
          Integer.MAX_VALUE,
          Duration.ofMillis(100),
          Duration.ofSeconds(2),
          Duration.ofMillis(300),
          Duration.ofMinutes(1));

  /** So long after its end a bar may still be corrected. */
  private static final Duration CLOSING = Duration.ofSeconds(35);

  private Alpaca() {}

  /**
   * Returns the public venue.
   *
   * @param credentials of an account
   */
  public static Venue of(Credentials credentials) {
    return new Venue(
        NAME,
        URI.create("wss://stream.data.alpaca.markets/v2/iex"),
        Optional.of(
            new Rest(
                URI.create("https://data.alpaca.markets"), new BarHistory(credentials, CLOSING))),
        MANNERS,
        roll -> new BarStream(credentials, roll));
  }
}

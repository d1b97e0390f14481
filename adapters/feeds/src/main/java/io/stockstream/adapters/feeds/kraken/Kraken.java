package io.stockstream.adapters.feeds.kraken;

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
 * Kraken spot: the channel {@code ohlc} of its WebSocket, and OHLC over REST. Wire formats and
 * limits from Kraken's "Spot WebSocket API v2" (ohlc, status, ping) and "Get OHLC Data".
 *
 * @param stream where the WebSocket is
 * @param rest where the REST API is, without a path
 * @param manners what it asks for
 */
public record Kraken(URI stream, URI rest, Manners manners) implements Venue {

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

  /** The public venue. */
  public static final Kraken PUBLIC =
      new Kraken(
          URI.create("wss://ws.kraken.com/v2"), URI.create("https://api.kraken.com"), MANNERS);

  /** So long after its end a bar without a later one is taken to be over. */
  private static final Duration GRACE = Duration.ofSeconds(5);

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Dialect dialect(List<Followed> followed) {
    return new OhlcChannel(stream, followed, GRACE);
  }

  @Override
  public Optional<History> history() {
    return Optional.of(new OhlcHistory(rest));
  }
}

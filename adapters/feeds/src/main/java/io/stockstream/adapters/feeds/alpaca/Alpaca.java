package io.stockstream.adapters.feeds.alpaca;

import io.stockstream.adapters.feeds.live.Credentials;
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
 * Alpaca's stocks: minute bars and their corrections over WebSocket, and bars over REST. Wire
 * formats and limits from Alpaca's "Real-time Stock Data" and "Historical bars".
 *
 * @param stream where the WebSocket of a data plan is
 * @param rest where the REST API is, without a path
 * @param credentials of an account
 * @param manners what it asks for
 */
public record Alpaca(URI stream, URI rest, Credentials credentials, Manners manners)
    implements Venue {

  public static final String NAME = "alpaca";

  /** Where the free plan's stream is. */
  public static final URI PUBLIC_STREAM = URI.create("wss://stream.data.alpaca.markets/v2/iex");

  public static final URI PUBLIC_REST = URI.create("https://data.alpaca.markets");

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

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Dialect dialect(List<Followed> followed) {
    return new BarStream(stream, credentials, followed);
  }

  @Override
  public Optional<History> history() {
    return Optional.of(new BarHistory(rest, credentials, CLOSING));
  }
}

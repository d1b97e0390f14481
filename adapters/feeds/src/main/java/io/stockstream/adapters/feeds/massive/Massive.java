package io.stockstream.adapters.feeds.massive;

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
 * Massive (Polygon.io until October 2025): minute aggregates of stocks and indices over WebSocket,
 * and aggregates over REST. Wire formats from Massive's "WebSocket: Aggregates (Per Minute)" and
 * "Custom Bars".
 *
 * @param stream where the WebSocket of a cluster is
 * @param rest where the REST API is, without a path
 * @param credentials of an account, of which the secret is the key
 * @param manners what it asks for
 */
public record Massive(URI stream, URI rest, Credentials credentials, Manners manners)
    implements Venue {

  public static final String NAME = "massive";

  public static final URI PUBLIC_STREAM = URI.create("wss://socket.massive.com/stocks");
  public static final URI PUBLIC_REST = URI.create("https://api.massive.com");

  /** One connection a cluster; five requests a minute on the free plan. */
  public static final Manners MANNERS =
      new Manners(
          Duration.ofSeconds(20),
          Integer.MAX_VALUE,
          Duration.ofMillis(100),
          Duration.ofSeconds(2),
          Duration.ofSeconds(12),
          Duration.ofMinutes(1));

  /** So long after its end a bar over REST may still grow. */
  private static final Duration CLOSING = Duration.ofSeconds(5);

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Dialect dialect(List<Followed> followed) {
    return new AggregateStream(stream, credentials, followed);
  }

  @Override
  public Optional<History> history() {
    return Optional.of(new AggregateHistory(rest, credentials, CLOSING));
  }
}

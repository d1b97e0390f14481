package io.stockstream.adapters.feeds.massive;

import io.stockstream.adapters.feeds.live.Credentials;
import io.stockstream.adapters.feeds.live.Manners;
import io.stockstream.adapters.feeds.live.Rest;
import io.stockstream.adapters.feeds.live.Venue;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * Massive (Polygon.io until October 2025): minute aggregates of stocks and indices over WebSocket,
 * and aggregates over REST. Wire formats from Massive's "WebSocket: Aggregates (Per Minute)" and
 * "Custom Bars".
 */
public final class Massive {

  public static final String NAME = "massive";

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

  private Massive() {}

  /**
   * Returns the public venue.
   *
   * @param credentials of an account
   */
  public static Venue of(Credentials credentials) {
    return new Venue(
        NAME,
        URI.create("wss://socket.massive.com/stocks"),
        Optional.of(
            new Rest(
                URI.create("https://api.massive.com"), new AggregateHistory(credentials, CLOSING))),
        MANNERS,
        roll -> new AggregateStream(credentials, roll));
  }
}

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
 * Coinbase Advanced Trade: its channel of candles, which has five minutes and nothing else, and its
 * public candles over REST. Wire formats and limits from Coinbase's "Advanced Trade WebSocket
 * Channels" and "Get Public Product Candles".
 *
 * @param stream where the market data WebSocket is
 * @param rest where the REST API is, without a path
 * @param manners what it asks for
 */
public record CoinbaseAdvanced(URI stream, URI rest, Manners manners) implements Venue {

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

  /** The public venue. */
  public static final CoinbaseAdvanced PUBLIC =
      new CoinbaseAdvanced(
          URI.create("wss://advanced-trade-ws.coinbase.com"),
          URI.create("https://api.coinbase.com"),
          MANNERS);

  /** So long after its end a bar without a later one is taken to be over. */
  private static final Duration GRACE = Duration.ofSeconds(5);

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Dialect dialect(List<Followed> followed) {
    return new AdvancedCandles(stream, followed, GRACE);
  }

  @Override
  public Optional<History> history() {
    return Optional.of(new AdvancedHistory(rest, GRACE));
  }
}

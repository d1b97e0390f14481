package io.stockstream.adapters.feeds.okx;

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
 * OKX spot, and OKCoin, which speaks the same: the candle channels, and candles over REST. Wire
 * formats and limits from OKX's "API v5 guide", candlesticks channel and "Get candlesticks".
 *
 * @param stream where the business WebSocket is
 * @param rest where the REST API is, without a path
 * @param manners what it asks for
 */
public record Okx(URI stream, URI rest, Manners manners) implements Venue {

  public static final String NAME = "okx";

  /**
   * Cut after 30 s of silence; 480 subscriptions an hour on a connection; three connects a second;
   * 40 requests in two seconds.
   */
  public static final Manners MANNERS =
      new Manners(
          Duration.ofSeconds(14),
          400,
          Duration.ofMillis(350),
          Duration.ofMillis(400),
          Duration.ofMillis(100),
          Duration.ofMinutes(1));

  /** The public venue. */
  public static final Okx PUBLIC =
      new Okx(
          URI.create("wss://ws.okx.com:8443/ws/v5/business"),
          URI.create("https://www.okx.com"),
          MANNERS);

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Dialect dialect(List<Followed> followed) {
    return new CandleChannel(stream, followed);
  }

  @Override
  public Optional<History> history() {
    return Optional.of(new CandleHistory(rest));
  }
}

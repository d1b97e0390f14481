package io.stockstream.adapters.feeds.okx;

import io.stockstream.adapters.feeds.live.Manners;
import io.stockstream.adapters.feeds.live.Rest;
import io.stockstream.adapters.feeds.live.Venue;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * OKX spot, and OKCoin, which speaks the same: the candle channels, and candles over REST. Wire
 * formats and limits from OKX's "API v5 guide", candlesticks channel and "Get candlesticks".
 */
public final class Okx {

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
  public static final Venue PUBLIC =
      new Venue(
          NAME,
          URI.create("wss://ws.okx.com:8443/ws/v5/business"),
          Optional.of(new Rest(URI.create("https://www.okx.com"), new CandleHistory())),
          MANNERS,
          CandleChannel::new);

  private Okx() {}
}

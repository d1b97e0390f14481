package io.stockstream.adapters.feeds.gateio;

import io.stockstream.adapters.feeds.live.Manners;
import io.stockstream.adapters.feeds.live.Venue;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * Gate.io spot: the channel of candlesticks. The wire format is that of a recorded session of its
 * "Spot WebSocket v4"; what was missed is not asked for.
 */
public final class GateIo {

  public static final String NAME = "gateio";

  public static final Manners MANNERS =
      new Manners(
          Duration.ofSeconds(15),
          100,
          Duration.ofMillis(50),
          Duration.ofSeconds(1),
          Duration.ofMillis(100),
          Duration.ofMinutes(1));

  /** So long after its end a bar without a later one is taken to be over. */
  private static final Duration GRACE = Duration.ofSeconds(5);

  /** The public venue. */
  public static final Venue PUBLIC =
      new Venue(
          NAME,
          URI.create("wss://api.gateio.ws/ws/v4/"),
          Optional.empty(),
          MANNERS,
          roll -> new Candlesticks(roll, GRACE));

  private GateIo() {}
}

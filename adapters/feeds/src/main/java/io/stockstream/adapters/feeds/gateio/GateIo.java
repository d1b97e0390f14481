package io.stockstream.adapters.feeds.gateio;

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
 * Gate.io spot: the channel of candlesticks. The wire format is that of a recorded session of its
 * "Spot WebSocket v4"; what was missed is not asked for.
 *
 * @param stream where the WebSocket is
 * @param manners what it asks for
 */
public record GateIo(URI stream, Manners manners) implements Venue {

  public static final String NAME = "gateio";

  public static final Manners MANNERS =
      new Manners(
          Duration.ofSeconds(15),
          100,
          Duration.ofMillis(50),
          Duration.ofSeconds(1),
          Duration.ofMillis(100),
          Duration.ofMinutes(1));

  /** The public venue. */
  public static final GateIo PUBLIC = new GateIo(URI.create("wss://api.gateio.ws/ws/v4/"), MANNERS);

  /** So long after its end a bar without a later one is taken to be over. */
  private static final Duration GRACE = Duration.ofSeconds(5);

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Dialect dialect(List<Followed> followed) {
    return new Candlesticks(stream, followed, GRACE);
  }

  @Override
  public Optional<History> history() {
    return Optional.empty();
  }
}

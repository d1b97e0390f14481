package io.stockstream.adapters.feeds.live;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A venue that can be listened to. Immutable and thread-safe.
 *
 * @param name of the feed, which is that of its source
 * @param stream where its WebSocket is
 * @param rest where it is asked for the past, and how; none where it has no such thing
 * @param manners what it asks for
 * @param speech makes a way to speak about instruments over one connection
 */
public record Venue(
    String name, URI stream, Optional<Rest> rest, Manners manners, Function<Roll, Dialect> speech) {

  /** Returns the same venue with its WebSocket elsewhere. */
  public Venue streamingAt(URI elsewhere) {
    return new Venue(name, elsewhere, rest, manners, speech);
  }

  /** Returns the same venue, asked for the past elsewhere; without a path. */
  public Venue askedAt(URI elsewhere) {
    return new Venue(name, stream, rest.map(there -> there.at(elsewhere)), manners, speech);
  }

  /** Returns the same venue with other manners. */
  public Venue with(Manners others) {
    return new Venue(name, stream, rest, others, speech);
  }

  /** Returns the venue as far as it is asked for the past; nothing where it is not. */
  public Optional<Asked> asked() {
    return rest.map(there -> new Asked(name, manners, there));
  }

  /** Returns a way to speak about these instruments over one connection. */
  public Dialect dialect(List<Followed> followed) {
    return speech.apply(Roll.of(followed));
  }
}

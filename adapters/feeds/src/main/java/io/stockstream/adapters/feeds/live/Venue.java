package io.stockstream.adapters.feeds.live;

import java.util.List;
import java.util.Optional;

/** A venue that can be listened to. Immutable and thread-safe. */
public interface Venue {

  /** Returns the name of the feed, which is that of its source. */
  String name();

  Manners manners();

  /** Returns a way to speak about these instruments over one connection. */
  Dialect dialect(List<Followed> followed);

  /** Returns how it is asked for the past; none where it has no such thing. */
  Optional<History> history();
}

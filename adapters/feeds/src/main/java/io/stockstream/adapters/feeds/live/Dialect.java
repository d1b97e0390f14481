package io.stockstream.adapters.feeds.live;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * How a venue is spoken with over one WebSocket: what to say to it, and what it means. May remember
 * what it heard, so each connection has its own. One thread; no clock, no I/O.
 */
public interface Dialect {

  /** Returns where to connect to. */
  URI address();

  /** Returns what to say once connected, in this order. */
  List<String> greeting();

  /**
   * Returns what a text means, in its order; nothing when it is of no interest. Never throws: what
   * cannot be read is {@link Heard.Garbled}.
   */
  List<Heard> hear(String text);

  /** Returns what to say when nothing was heard for a while; without it, a ping frame is sent. */
  default Optional<String> ping() {
    return Optional.empty();
  }
}

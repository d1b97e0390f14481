package io.stockstream.adapters.feeds.live;

import java.util.List;
import java.util.Optional;

/**
 * How a venue is spoken with over one WebSocket: what to say to it, and what it means. May remember
 * what it heard, so each connection has its own. One thread; no clock, no I/O.
 */
public interface Dialect {

  /** Returns what to say once connected, in this order; nothing where the venue speaks first. */
  default List<String> greeting() {
    return List.of();
  }

  /** Returns what a message means, in its order; nothing when it is of no interest. */
  List<Heard> message(Json json) throws Unreadable;

  /** Likewise of a text. Never throws: what cannot be read is {@link Heard.Garbled}. */
  default List<Heard> hear(String text) {
    return Reading.of(text, this::message);
  }

  /** Returns what to say when nothing was heard for a while; without it, a ping frame is sent. */
  default Optional<String> ping() {
    return Optional.empty();
  }
}

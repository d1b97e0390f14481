package io.stockstream.adapters.feeds.live;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How a venue is asked for bars of the past. Immutable; no clock, no I/O. */
public interface History {

  /**
   * An answer.
   *
   * @param heard what it says, the oldest first
   * @param next open time from which to ask on; none when this was all
   */
  record Page(List<Heard> heard, Optional<Instant> next) {

    /** Returns an answer after which there is nothing to ask. */
    public static Page last(List<Heard> heard) {
      return new Page(heard, Optional.empty());
    }

    /** Returns an answer that says one thing. */
    public static Page of(Heard heard) {
      return last(List.of(heard));
    }
  }

  /**
   * Returns what to ask for the bars of an instrument.
   *
   * @param from the first open time that is wanted
   * @param now the time, by our clock: at most so far
   */
  URI request(Followed followed, Instant from, Instant now);

  /** Returns what to say of ourselves with each request; a secret may be among it. */
  default Map<String, String> headers() {
    return Map.of();
  }

  /**
   * Returns what an answer means. Never throws: what cannot be read is {@link Heard.Garbled}.
   *
   * @param from what was asked for
   * @param body of an answer with status 200
   * @param date when the venue gave it, by its own clock; it tells which bars are over, and numbers
   *     what is stated
   */
  Page read(Followed followed, Instant from, String body, Instant date);

  /** Returns a text as it may stand in a query. */
  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}

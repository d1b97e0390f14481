package io.stockstream.adapters.feeds.live;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
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

    /** Returns an answer for a stretch of time, after which the next one is to be asked for. */
    public static Page until(Instant end, List<Heard> heard, Instant date) {
      return new Page(heard, end.isBefore(date) ? Optional.of(end) : Optional.empty());
    }

    /** Returns an answer of rows, of which there may be more when it has as many as can be. */
    public static Page ofAtMost(int rows, Followed followed, List<Heard> heard) {
      return new Page(
          heard,
          heard.size() < rows
              ? Optional.empty()
              : heard.stream()
                  .filter(Heard.Bars.class::isInstance)
                  .flatMap(each -> ((Heard.Bars) each).statements().stream())
                  .map(each -> followed.endOf(each.bar().openTime()))
                  .max(Comparator.naturalOrder()));
    }
  }

  /**
   * Returns path and query that ask for the bars of an instrument.
   *
   * @param from the first open time that is wanted
   * @param until so far at most; where the venue takes no such bound there may be more
   */
  String request(Followed followed, Instant from, Instant until);

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

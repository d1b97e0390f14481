package io.stockstream.adapters.feeds.live;

import java.net.URI;
import java.time.Instant;

/**
 * Where a venue is asked for the past, and how.
 *
 * @param address without a path
 * @param history what is asked, and what answers mean
 */
public record Rest(URI address, History history) {

  Rest at(URI elsewhere) {
    return new Rest(elsewhere, history);
  }

  URI request(Followed followed, Instant from, Instant until) {
    return address.resolve(history.request(followed, from, until));
  }
}

package io.stockstream.apps.endtoend;

import io.stockstream.adapters.wire.JsonMessageDecoder;
import io.stockstream.domain.bar.BarDraft;
import io.stockstream.domain.bar.BarState;
import io.stockstream.domain.statement.StatementDraft;
import io.stockstream.ports.log.Decoded;
import io.stockstream.ports.log.OutgoingRecord;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;

/** Passes on what a feed says until it has said the last word on every bar of a venue's book. */
final class FollowedBook implements Iterator<OutgoingRecord> {

  private final JsonMessageDecoder decoder = new JsonMessageDecoder();
  private final Iterator<OutgoingRecord> feed;
  private final Map<String, String> missing;

  /**
   * @param expected values by bar, see {@link io.stockstream.adapters.testkit.venue.VenueBook}
   */
  FollowedBook(Iterator<OutgoingRecord> feed, Map<String, String> expected) {
    this.feed = feed;
    this.missing = new HashMap<>(expected);
  }

  @Override
  public boolean hasNext() {
    return !missing.isEmpty() && feed.hasNext();
  }

  @Override
  public OutgoingRecord next() {
    OutgoingRecord next = feed.next();
    decoder
        .decode(next.value())
        .filter(Decoded.Draft.class::isInstance)
        .forEach(decoded -> hear(((Decoded.Draft) decoded.get()).statement()));
    return next;
  }

  private void hear(StatementDraft said) {
    BarDraft bar = said.bar();
    String key = bar.symbol() + "@" + bar.venue() + " " + bar.timeframe() + " " + bar.openTime();
    if (said.state() == BarState.CLOSED && VenueBars.describe(said).equals(missing.get(key))) {
      missing.remove(key);
    }
  }
}

package io.stockstream.adapters.feeds.simulated;

import io.stockstream.domain.statement.Statement;
import java.time.Instant;

/**
 * A statement and when it is sent.
 *
 * @param at simulated time, UTC
 * @param statement what is said
 * @param values the same, in ticks and lots
 */
record Saying(Instant at, Statement statement, BarValues values) {

  Saying sentAt(Instant other) {
    return new Saying(other, statement, values);
  }
}

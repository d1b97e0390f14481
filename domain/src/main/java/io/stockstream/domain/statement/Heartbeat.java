package io.stockstream.domain.statement;

import io.stockstream.domain.bar.Bar;
import io.stockstream.domain.bar.InstrumentId;
import io.stockstream.domain.bar.Violation;
import io.stockstream.domain.bar.ViolationCode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Says that a venue was alive, so that windows in which nothing traded can close, and a quiet
 * market can be told from a feed that was down.
 *
 * @param venue whose every instrument's clock this moves; 1 to 32 of {@code A-Z 0-9 . _ -}
 * @param time when the venue was alive, UTC, by its own clock; from 1900 on
 * @param source the feed that says so; 1 to 64 printable characters
 */
public record Heartbeat(String venue, Instant time, String source) implements Control {

  /**
   * @throws IllegalArgumentException when {@link #violations} would find any, with the same words
   */
  public Heartbeat {
    Violation.throwAny("heartbeat", violations(venue, time, source));
  }

  /** Returns what is wrong with a heartbeat from outside; empty when it may be made. */
  public static List<Violation> violations(String venue, Instant time, String source) {
    List<Violation> found = new ArrayList<>();
    if (!InstrumentId.isVenue(venue)) {
      found.add(
          new Violation(
              ViolationCode.BAD_VENUE,
              "venue",
              "1 to 32 of A-Z 0-9 . _ -",
              Violation.quote(venue)));
    }
    if (time.isBefore(Bar.EPOCH_1900)) {
      found.add(
          new Violation(
              ViolationCode.BEFORE_1900, "time", Bar.EPOCH_1900 + " or later", time.toString()));
    }
    if (!InstrumentId.isSymbol(source)) {
      found.add(
          new Violation(
              ViolationCode.BAD_SOURCE,
              "source",
              "1 to 64 characters without control or bidirectional ones",
              Violation.quote(source)));
    }
    return List.copyOf(found);
  }
}

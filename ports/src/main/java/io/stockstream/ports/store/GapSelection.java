package io.stockstream.ports.store;

import io.vavr.control.Option;
import java.time.Instant;

/**
 * Which gaps to read; what is none does not restrict.
 *
 * @param symbol exactly this
 * @param venue exactly this
 * @param from gaps that end after it, UTC
 * @param until gaps that begin before it, UTC
 */
public record GapSelection(
    Option<String> symbol, Option<String> venue, Option<Instant> from, Option<Instant> until) {

  public static final GapSelection ALL =
      new GapSelection(Option.none(), Option.none(), Option.none(), Option.none());
}

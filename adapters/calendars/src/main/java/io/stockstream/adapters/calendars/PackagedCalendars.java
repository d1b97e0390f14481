package io.stockstream.adapters.calendars;

import io.stockstream.domain.calendar.Calendars;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The calendars that come with the jar: eleven exchanges by their MIC, from 1997 to 2030 or as far
 * as they are published; {@code 24x5} for currencies and {@code 24x7} for crypto. Read once in a
 * JVM, when first asked for. Immutable and thread-safe.
 */
public final class PackagedCalendars {

  static final String FILE = "calendars.txt";

  private PackagedCalendars() {}

  /** Returns all of them. */
  public static Calendars all() {
    return Holder.ALL;
  }

  static List<String> lines() {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                PackagedCalendars.class.getResourceAsStream(FILE), StandardCharsets.UTF_8))) {
      return reader.lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Holder {

    private static final Calendars ALL =
        CalendarFile.parse(FILE, lines())
            .toEither()
            .getOrElseThrow(
                problems -> new IllegalStateException("Invariant: " + String.join("; ", problems)));
  }
}

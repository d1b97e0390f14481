package io.stockstream.adapters.calendars;

import io.stockstream.domain.calendar.Calendars;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Validation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Reads calendars in their compact form, a line for a market, for a regular week, and for the dates
 * of a year that are otherwise:
 *
 * <pre>
 * calendar XTKS Asia/Tokyo 1997-01-01 2030-12-31
 * week 1997-01-01 mon-fri 09:00-11:30 12:30-15:00
 * week 2024-11-05 mon-fri 09:00-11:30 12:30-15:30
 * 2026 closed on 01-01 01-02 01-12
 * </pre>
 *
 * The head of {@code calendars.txt} says what each part is; lines that are empty or begin with
 * {@code #} are skipped.
 */
public final class CalendarFile {

  private CalendarFile() {}

  /**
   * Reads a file in UTF-8.
   *
   * @return its calendars, or everything that is wrong with it
   */
  public static Validation<Seq<String>, Calendars> read(Path file) {
    try {
      return parse(file.toString(), Files.readAllLines(file));
    } catch (IOException e) {
      return Validation.invalid(
          Vector.of("file %s: expected calendars in UTF-8, was %s".formatted(file, e)));
    }
  }

  /**
   * Reads lines.
   *
   * @param origin where they are from, for problems to name
   * @return the calendars, or everything that is wrong with them
   */
  public static Validation<Seq<String>, Calendars> parse(String origin, List<String> lines) {
    CalendarParser parser = new CalendarParser(origin);
    lines.forEach(parser::take);
    return parser.finish();
  }
}

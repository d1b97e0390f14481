package io.stockstream.adapters.feeds.file;

import io.stockstream.domain.bar.Violation;
import io.stockstream.domain.bar.ViolationCode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads times as files have them: with an offset, in a zone, as a date alone, or as a number since
 * 1970 whose digits tell its unit. A date alone is its midnight in UTC: a trading date is no
 * instant. Days and months whose order cannot be known are refused.
 *
 * @param zone of times of day without an offset; null where there is none to be
 */
record Times(ZoneId zone) {

  private static final Pattern DATE =
      Pattern.compile(
          "([0-9]{4})[-/.]?([0-9]{2})[-/.]?([0-9]{2})"
              + "(?:[ T]?([0-9]{2}):?([0-9]{2})(?::?([0-9]{2})(?:[.,]([0-9]{1,9}))?)?)?"
              + "\\s*(Z|[+-][0-9]{2}:?[0-9]{2})?");

  private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,19}(?:\\.0*)?");
  private static final Pattern PLAIN_DATE = Pattern.compile("(19|20)[0-9]{6}([0-9]{6})?");
  private static final int SECONDS = 11;
  private static final int MILLIS = 14;
  private static final int MICROS = 17;

  Instant read(String field, String cell) throws UnreadableCell {
    String text = cell.strip();
    try {
      if (NUMBER.matcher(text).matches() && !PLAIN_DATE.matcher(text).matches()) {
        return sinceEpoch(Long.parseLong(text.split("\\.", 2)[0]));
      }
      Matcher date = DATE.matcher(text);
      if (date.matches()) {
        return at(field, date);
      }
    } catch (DateTimeException | NumberFormatException e) {
      // Told below.
    }
    throw new UnreadableCell(
        ViolationCode.BAD_TIME,
        field,
        "a time such as 2026-01-05 14:31:00+00:00, or a number since 1970",
        Violation.quote(text));
  }

  /** Returns a time since 1970 in seconds, milliseconds, microseconds or nanoseconds. */
  static Instant sinceEpoch(long value) {
    int digits = Long.toString(Math.abs(value)).length();
    if (digits <= SECONDS) {
      return Instant.ofEpochSecond(value);
    }
    if (digits <= MILLIS) {
      return Instant.ofEpochMilli(value);
    }
    return Instant.EPOCH.plus(value, digits <= MICROS ? ChronoUnit.MICROS : ChronoUnit.NANOS);
  }

  private Instant at(String field, Matcher parts) throws UnreadableCell {
    LocalDate date = LocalDate.of(number(parts, 1), number(parts, 2), number(parts, 3));
    if (parts.group(4) == null) {
      return date.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
    LocalDateTime local =
        date.atTime(
            LocalTime.of(number(parts, 4), number(parts, 5), number(parts, 6), nanos(parts)));
    if (parts.group(8) != null) {
      return local.toInstant(ZoneOffset.of(parts.group(8)));
    }
    if (zone == null) {
      throw new UnreadableCell(
          ViolationCode.BAD_TIME,
          field,
          "a time with an offset, or --zone",
          Violation.quote(parts.group()));
    }
    return local.atZone(zone).toInstant();
  }

  private static int number(Matcher parts, int group) {
    return parts.group(group) == null ? 0 : Integer.parseInt(parts.group(group));
  }

  private static int nanos(Matcher parts) {
    String digits = parts.group(7);
    return digits == null ? 0 : Integer.parseInt((digits + "00000000").substring(0, 9));
  }
}

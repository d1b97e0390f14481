package io.stockstream.adapters.wire;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;

/** The text of a time: {@code 2026-01-05T14:31:00Z} with up to six digits of a fraction. */
final class WireTime {

  private static final String SHAPE = "dddd-dd-ddTdd:dd:dd";
  private static final int SECONDS_A_DAY = 86_400;
  private static final int MAX_FRACTION_DIGITS = 6;
  private static final int NANO_DIGITS = 9;

  private WireTime() {}

  /** Reads a time; null when the text is none, or none in UTC, or finer than a microsecond. */
  static Instant parse(char[] text, int from, int length) {
    int end = from + length - 1;
    if (length <= SHAPE.length() || text[end] != 'Z' || !hasShape(text, from)) {
      return null;
    }
    int nanos = nanos(text, from + SHAPE.length(), end);
    long day = epochDay(text, from);
    int second = secondOfDay(text, from);
    return nanos < 0 || second < 0 || day == Long.MIN_VALUE
        ? null
        : Instant.ofEpochSecond(day * SECONDS_A_DAY + second, nanos);
  }

  private static boolean hasShape(char[] text, int from) {
    for (int i = 0; i < SHAPE.length(); i++) {
      char shape = SHAPE.charAt(i);
      char c = text[from + i];
      if (shape == 'd' ? c < '0' || c > '9' : c != shape) {
        return false;
      }
    }
    return true;
  }

  /** Returns the fraction, 0 when there is none, -1 when there is anything else. */
  private static int nanos(char[] text, int from, int end) {
    if (from == end) {
      return 0;
    }
    int digits = end - from - 1;
    if (text[from] != '.' || digits < 1 || digits > MAX_FRACTION_DIGITS) {
      return -1;
    }
    int nanos = 0;
    for (int i = 1; i <= NANO_DIGITS; i++) {
      int digit = i <= digits ? text[from + i] - '0' : 0;
      if (digit < 0 || digit > 9) {
        return -1;
      }
      nanos = nanos * 10 + digit;
    }
    return nanos;
  }

  private static long epochDay(char[] text, int from) {
    int year = pair(text, from) * 100 + pair(text, from + 2);
    try {
      return LocalDate.of(year, pair(text, from + 5), pair(text, from + 8)).toEpochDay();
    } catch (DateTimeException e) {
      return Long.MIN_VALUE;
    }
  }

  private static int secondOfDay(char[] text, int from) {
    int hour = pair(text, from + 11);
    int minute = pair(text, from + 14);
    int second = pair(text, from + 17);
    return hour > 23 || minute > 59 || second > 59 ? -1 : (hour * 60 + minute) * 60 + second;
  }

  private static int pair(char[] text, int from) {
    return (text[from] - '0') * 10 + text[from + 1] - '0';
  }
}

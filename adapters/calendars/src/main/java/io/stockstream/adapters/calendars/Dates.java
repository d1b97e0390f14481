package io.stockstream.adapters.calendars;

import io.vavr.control.Option;
import java.time.LocalDate;
import java.time.Month;
import java.time.Year;

/** Reads dates by hand: with a formatter they would take longer than all the rest of a file. */
final class Dates {

  private static final int YEAR_DIGITS = 4;
  private static final int NOT_A_NUMBER = -1;

  private Dates() {}

  /** Reads a year of four digits. */
  static Option<Integer> year(String text) {
    int year = text.length() == YEAR_DIGITS ? number(text, 0, YEAR_DIGITS) : NOT_A_NUMBER;
    return year < 0 ? Option.none() : Option.some(year);
  }

  /** Reads {@code 01-31} of a year. */
  static Option<LocalDate> date(int year, String day) {
    return day.length() == 5 ? date(year, day, 0) : Option.none();
  }

  /** Reads {@code 1997-01-31}. */
  static Option<LocalDate> date(String text) {
    int year = text.length() == 10 && text.charAt(4) == '-' ? number(text, 0, 4) : NOT_A_NUMBER;
    return year < 0 ? Option.none() : date(year, text, 5);
  }

  private static Option<LocalDate> date(int year, String text, int from) {
    int month = number(text, from, from + 2);
    int day = number(text, from + 3, from + 5);
    boolean exists =
        text.charAt(from + 2) == '-'
            && month >= 1
            && month <= 12
            && day >= 1
            && day <= Month.of(month).length(Year.isLeap(year));
    return exists ? Option.some(LocalDate.of(year, month, day)) : Option.none();
  }

  private static int number(String text, int from, int until) {
    int number = 0;
    for (int i = from; i < until; i++) {
      char digit = text.charAt(i);
      if (digit < '0' || digit > '9') {
        return NOT_A_NUMBER;
      }
      number = number * 10 + digit - '0';
    }
    return number;
  }
}

package io.stockstream.domain.calendar;

import java.io.Serializable;
import java.time.LocalDate;

/**
 * Dates from one to another, both included.
 *
 * @param first date
 * @param last date, not before the first
 */
public record DateRange(LocalDate first, LocalDate last) implements Serializable {

  public static final DateRange ALWAYS = new DateRange(LocalDate.MIN, LocalDate.MAX);

  /**
   * @throws IllegalArgumentException when it ends before it begins
   */
  public DateRange {
    if (last.isBefore(first)) {
      throw new IllegalArgumentException(
          "dates from " + first + ": expected an end on or after it, was " + last);
    }
  }

  public boolean contains(LocalDate date) {
    return !date.isBefore(first) && !date.isAfter(last);
  }
}

package io.stockstream.domain.calendar;

import java.io.Serializable;
import java.time.LocalDate;

/**
 * The date that something at an instant is booked on.
 *
 * @param date the date
 * @param basis what makes it so
 */
public record TradingDate(LocalDate date, Basis basis) implements Serializable {

  /** What a trading date rests on. */
  public enum Basis {
    /** The instant is in the hours of the session of that date. */
    SESSION,
    /** The market is closed then; it is the date on the wall of the venue. */
    LOCAL_DATE
  }
}

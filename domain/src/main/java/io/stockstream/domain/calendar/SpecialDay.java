package io.stockstream.domain.calendar;

import java.io.Serializable;
import java.time.LocalDate;

/**
 * A trading date that is not as its regular week has it: a holiday, a half day, a late open.
 *
 * @param date the date
 * @param hours instead of the usual ones
 */
public record SpecialDay(LocalDate date, DayHours hours) implements Serializable {}

package io.stockstream.domain.calendar;

import io.stockstream.domain.bar.Nearest;
import io.vavr.control.Validation;
import java.io.Serializable;
import java.util.Collection;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Calendars by their names.
 *
 * @param byName each under {@link TradingCalendar#name()}
 */
public record Calendars(SortedMap<String, TradingCalendar> byName) implements Serializable {

  public Calendars {
    byName = Collections.unmodifiableSortedMap(new TreeMap<>(byName));
  }

  /** Of calendars with one name the last stands. */
  public static Calendars of(Collection<? extends TradingCalendar> calendars) {
    SortedMap<String, TradingCalendar> byName = new TreeMap<>();
    calendars.forEach(calendar -> byName.put(calendar.name(), calendar));
    return new Calendars(byName);
  }

  /** Returns these and others, which take the place of those of the same name. */
  public Calendars with(Calendars others) {
    SortedMap<String, TradingCalendar> all = new TreeMap<>(byName);
    all.putAll(others.byName);
    return new Calendars(all);
  }

  /** Finds a calendar; where there is none, says which are there and which of them is meant. */
  public Validation<String, TradingCalendar> find(String name) {
    TradingCalendar calendar = byName.get(name);
    return calendar == null ? Validation.invalid(unknown(name)) : Validation.valid(calendar);
  }

  private String unknown(String name) {
    String hint =
        Nearest.to(name, byName.keySet())
            .map(nearest -> ", the nearest is " + nearest)
            .getOrElse("");
    return "calendar: expected one of %s, was '%s'%s".formatted(byName.keySet(), name, hint);
  }
}

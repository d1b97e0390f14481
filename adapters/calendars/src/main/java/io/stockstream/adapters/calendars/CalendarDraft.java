package io.stockstream.adapters.calendars;

import io.stockstream.domain.calendar.DateRange;
import io.stockstream.domain.calendar.DayHours;
import io.stockstream.domain.calendar.RegularWeek;
import io.stockstream.domain.calendar.SessionRules;
import io.stockstream.domain.calendar.SpecialDay;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import io.vavr.control.Validation;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What was read of one calendar so far; used by one thread. */
final class CalendarDraft {

  private final String name;
  private final Map<LocalDate, Map<DayOfWeek, DayHours>> weeks = new TreeMap<>();
  private final List<SpecialDay> specialDays = new ArrayList<>();
  private Option<ZoneId> zone = Option.none();
  private Option<DateRange> dates = Option.none();

  CalendarDraft(String name) {
    this.name = name;
  }

  void zone(ZoneId found) {
    zone = Option.some(found);
  }

  void dates(DateRange found) {
    dates = Option.some(found);
  }

  /** Sets the hours of a day of the week, and returns those that it had already. */
  Option<DayHours> regular(LocalDate since, DayOfWeek day, DayHours hours) {
    return Option.of(
        weeks
            .computeIfAbsent(since, date -> new EnumMap<>(DayOfWeek.class))
            .putIfAbsent(day, hours));
  }

  void special(LocalDate date, DayHours hours) {
    specialDays.add(new SpecialDay(date, hours));
  }

  /** Returns the rules, or what is wrong with them; none where a zone or dates were not read. */
  Option<Validation<Seq<String>, SessionRules>> rules() {
    return zone.flatMap(found -> dates.map(known -> rules(found, known)));
  }

  private Validation<Seq<String>, SessionRules> rules(ZoneId found, DateRange known) {
    List<RegularWeek> regular =
        weeks.entrySet().stream()
            .map(week -> RegularWeek.of(week.getKey(), week.getValue()))
            .toList();
    return SessionRules.of(name, found, known, regular, specialDays);
  }
}

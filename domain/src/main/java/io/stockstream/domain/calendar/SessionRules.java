package io.stockstream.domain.calendar;

import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import io.vavr.control.Validation;
import java.io.Serializable;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/**
 * What is known of the hours of a market, in little: its regular weeks, and the dates that are
 * otherwise. {@link SessionCalendar} looks sessions up in it.
 *
 * @param name of the calendar
 * @param zone whose wall clock the hours are on
 * @param known dates of which it is known whether and when the market opens; on others it is
 *     assumed to keep its regular week
 * @param weeks in the order of the dates from which they hold, at least one; the first holds before
 *     its date too
 * @param specialDays in the order of their dates, each once and known
 */
public record SessionRules(
    String name,
    ZoneId zone,
    DateRange known,
    List<RegularWeek> weeks,
    List<SpecialDay> specialDays)
    implements Serializable {

  private static final Comparator<SpecialDay> BY_DATE = Comparator.comparing(SpecialDay::date);

  /**
   * @throws IllegalArgumentException when {@link #of} would find a problem, with the same words
   */
  public SessionRules {
    weeks = List.copyOf(weeks);
    specialDays = List.copyOf(specialDays);
    List<String> problems = problems(name, known, weeks, specialDays);
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", problems));
    }
  }

  /**
   * Makes rules of what comes from outside.
   *
   * @param weeks in any order
   * @param specialDays in any order
   * @return the rules, or every problem with them: no week, dates named twice or not known, days
   *     whose hours run into those of the next one
   */
  public static Validation<Seq<String>, SessionRules> of(
      String name,
      ZoneId zone,
      DateRange known,
      List<RegularWeek> weeks,
      List<SpecialDay> specialDays) {
    List<RegularWeek> sortedWeeks =
        weeks.stream().sorted(Comparator.comparing(RegularWeek::since)).toList();
    List<SpecialDay> sortedDays = specialDays.stream().sorted(BY_DATE).toList();
    List<String> problems = problems(name, known, sortedWeeks, sortedDays);
    return problems.isEmpty()
        ? Validation.valid(new SessionRules(name, zone, known, sortedWeeks, sortedDays))
        : Validation.invalid(Vector.ofAll(problems));
  }

  private static List<String> problems(
      String name, DateRange known, List<RegularWeek> weeks, List<SpecialDay> specialDays) {
    List<String> problems = new ArrayList<>();
    if (weeks.isEmpty()) {
      problems.add("expected a regular week, was none");
    }
    addDisorder("week since", weeks, RegularWeek::since, problems);
    addDisorder("special day", specialDays, SpecialDay::date, problems);
    addUnknown(known, specialDays, problems);
    if (problems.isEmpty() && mayOverlap(weeks, specialDays)) {
      addOverlaps(weeks, specialDays, problems);
    }
    problems.replaceAll(problem -> "calendar " + name + ": " + problem);
    return problems;
  }

  private static <T> void addDisorder(
      String what, List<T> dated, Function<T, LocalDate> date, List<String> problems) {
    for (int i = 1; i < dated.size(); i++) {
      LocalDate before = date.apply(dated.get(i - 1));
      LocalDate after = date.apply(dated.get(i));
      if (!before.isBefore(after)) {
        problems.add("%s: expected a date after %s next, was %s".formatted(what, before, after));
      }
    }
  }

  private static void addUnknown(
      DateRange known, List<SpecialDay> specialDays, List<String> problems) {
    for (SpecialDay day : specialDays) {
      if (!known.contains(day.date())) {
        problems.add(
            "special day: expected a date from %s to %s, was %s"
                .formatted(known.first(), known.last(), day.date()));
      }
    }
  }

  /** Spares most markets the search: none of their days ends after another of them may begin. */
  private static boolean mayOverlap(List<RegularWeek> weeks, List<SpecialDay> specialDays) {
    int earliest = WallHours.DAY;
    int latest = -WallHours.DAY;
    for (RegularWeek week : weeks) {
      for (DayHours hours : week.hours()) {
        earliest = Math.min(earliest, hours.from());
        latest = Math.max(latest, hours.until());
      }
    }
    for (SpecialDay day : specialDays) {
      earliest = Math.min(earliest, day.hours().from());
      latest = Math.max(latest, day.hours().until());
    }
    return earliest + WallHours.DAY < latest;
  }

  /** Each kind of neighbours once: the days of every week, where weeks change, special days. */
  private static void addOverlaps(
      List<RegularWeek> weeks, List<SpecialDay> specialDays, List<String> problems) {
    for (RegularWeek week : weeks) {
      for (DayOfWeek day : DayOfWeek.values()) {
        DayHours hours = week.hours().get(day.ordinal());
        DayHours next = week.hours().get(day.plus(1).ordinal());
        if (hours.runInto(next)) {
          problems.add(overlap("week since " + week.since() + ", " + day, hours, next));
        }
      }
    }
    for (RegularWeek week : weeks.subList(1, weeks.size())) {
      addOverlap(week.since().minusDays(1), weeks, specialDays, problems);
    }
    for (SpecialDay day : specialDays) {
      addOverlap(day.date().minusDays(1), weeks, specialDays, problems);
      addOverlap(day.date(), weeks, specialDays, problems);
    }
  }

  private static void addOverlap(
      LocalDate date,
      List<RegularWeek> weeks,
      List<SpecialDay> specialDays,
      List<String> problems) {
    DayHours hours = hours(date, weeks, specialDays);
    DayHours next = hours(date.plusDays(1), weeks, specialDays);
    if (hours.runInto(next)) {
      String problem = overlap(date.toString(), hours, next);
      if (!problems.contains(problem)) {
        problems.add(problem);
      }
    }
  }

  private static String overlap(String day, DayHours hours, DayHours next) {
    return "%s: expected hours that end before the next day's %s, was %s"
        .formatted(day, next, hours);
  }

  private static DayHours hours(
      LocalDate date, List<RegularWeek> weeks, List<SpecialDay> specialDays) {
    int special =
        Collections.binarySearch(specialDays, new SpecialDay(date, DayHours.CLOSED), BY_DATE);
    return special >= 0 ? specialDays.get(special).hours() : regularWeek(date, weeks).on(date);
  }

  private static RegularWeek regularWeek(LocalDate date, List<RegularWeek> weeks) {
    RegularWeek found = weeks.get(0);
    for (RegularWeek week : weeks) {
      if (!week.since().isAfter(date)) {
        found = week;
      }
    }
    return found;
  }

  DayKind kindOf(LocalDate date) {
    return DayKind.of(hours(date, weeks, specialDays), regularWeek(date, weeks).on(date));
  }

  /** Returns the session of a date, worked out anew. */
  Option<Session> session(LocalDate date) {
    return hours(date, weeks, specialDays).session(date, zone, !known.contains(date));
  }
}

package io.stockstream.adapters.calendars;

import io.stockstream.domain.bar.Nearest;
import io.stockstream.domain.calendar.Calendars;
import io.stockstream.domain.calendar.DateRange;
import io.stockstream.domain.calendar.DayHours;
import io.stockstream.domain.calendar.SessionCalendar;
import io.stockstream.domain.calendar.SessionRules;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import io.vavr.control.Try;
import io.vavr.control.Validation;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringTokenizer;

/** Takes one line after the other, and notes what is wrong; used once, by one thread. */
final class CalendarParser {

  private static final List<String> DAY_NAMES =
      List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");
  private static final String ALWAYS = "always";
  private static final String ON = "on";
  private static final int WEEK_WORDS = 4;

  private final String origin;
  private final List<String> problems = new ArrayList<>();
  private final List<CalendarDraft> drafts = new ArrayList<>();
  private final Set<String> names = new HashSet<>();
  private final Map<String, Option<DayHours>> hoursRead = new HashMap<>();
  private CalendarDraft draft;
  private int line;

  CalendarParser(String origin) {
    this.origin = origin;
  }

  void take(String text) {
    line++;
    if (text.isBlank() || text.startsWith("#")) {
      return;
    }
    List<String> words = words(text);
    if (words.get(0).equals("calendar")) {
      calendar(words);
    } else if (draft == null) {
      problem("a line 'calendar NAME ZONE FIRST LAST' first", text);
    } else if (words.get(0).equals("week")) {
      week(words, text);
    } else {
      specialDays(words, text);
    }
  }

  private static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    for (StringTokenizer tokens = new StringTokenizer(text); tokens.hasMoreTokens(); ) {
      words.add(tokens.nextToken());
    }
    return words;
  }

  private void calendar(List<String> words) {
    boolean always = words.size() == 4 && words.get(3).equals(ALWAYS);
    if (!always && words.size() != 5) {
      problem("calendar NAME ZONE FIRST LAST, or 'always' for the dates", String.join(" ", words));
    }
    String name = words.size() > 1 ? words.get(1) : "";
    if (!names.add(name)) {
      problem("each calendar once", name);
    }
    draft = new CalendarDraft(name);
    if (always) {
      draft.dates(DateRange.ALWAYS);
    } else if (words.size() == 5) {
      dates(words.get(3), words.get(4));
    }
    if (words.size() > 2) {
      zone(words.get(2)).forEach(draft::zone);
    }
    drafts.add(draft);
  }

  private void dates(String first, String last) {
    for (LocalDate from : date(first)) {
      for (LocalDate until : date(last)) {
        if (until.isBefore(from)) {
          problem("a last date on or after " + from, last);
        } else {
          draft.dates(new DateRange(from, until));
        }
      }
    }
  }

  private Option<ZoneId> zone(String name) {
    Option<ZoneId> zone = Try.of(() -> ZoneId.of(name)).toOption();
    if (zone.isEmpty()) {
      String hint =
          Nearest.to(name, ZoneId.getAvailableZoneIds())
              .map(nearest -> ", the nearest is " + nearest)
              .getOrElse("");
      problem("a time zone" + hint, name);
    }
    return zone;
  }

  private void week(List<String> words, String text) {
    if (words.size() < WEEK_WORDS) {
      problem("week SINCE DAYS HOURS", text);
      return;
    }
    Option<LocalDate> since = date(words.get(1));
    Set<DayOfWeek> days = days(words.get(2));
    Option<DayHours> hours = hours(words.subList(3, words.size()));
    if (since.isDefined() && hours.isDefined()) {
      for (DayOfWeek day : days) {
        if (draft.regular(since.get(), day, hours.get()).isDefined()) {
          problem("each day of the week since " + since.get() + " once", day.toString());
        }
      }
    }
  }

  private Set<DayOfWeek> days(String text) {
    Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
    for (String part : text.split(",", -1)) {
      String[] ends = part.split("-", -1);
      int first = DAY_NAMES.indexOf(ends[0]);
      int last = DAY_NAMES.indexOf(ends[ends.length - 1]);
      if (ends.length > 2 || first < 0 || last < first) {
        problem("days such as mon-fri or mon-thu,sun", text);
        return Set.of();
      }
      days.addAll(EnumSet.range(DayOfWeek.of(first + 1), DayOfWeek.of(last + 1)));
    }
    return days;
  }

  private void specialDays(List<String> words, String text) {
    int on = words.indexOf(ON);
    Option<Integer> year = Dates.year(words.get(0));
    if (year.isEmpty() || on < 2 || on == words.size() - 1) {
      problem("calendar …, week … or YEAR HOURS on MM-DD …", text);
      return;
    }
    Option<DayHours> hours = hours(words.subList(1, on));
    for (String day : words.subList(on + 1, words.size())) {
      Option<LocalDate> date =
          noted(Dates.date(year.get(), day), "a day of " + year.get() + " such as 01-31", day);
      if (date.isDefined() && hours.isDefined()) {
        draft.special(date.get(), hours.get());
      }
    }
  }

  private Option<LocalDate> date(String text) {
    return noted(Dates.date(text), "a date of the calendar such as 1997-01-31", text);
  }

  private Option<DayHours> hours(List<String> words) {
    String text = String.join(" ", words);
    return noted(
        hoursRead.computeIfAbsent(text, DayHours::parse),
        "hours in order, each with an end after its beginning, such as 09:00-11:30 12:30-15:00",
        text);
  }

  private <T> Option<T> noted(Option<T> read, String expected, String found) {
    if (read.isEmpty()) {
      problem(expected, found);
    }
    return read;
  }

  private void problem(String expected, String found) {
    problems.add("%s line %d: expected %s, was '%s'".formatted(origin, line, expected, found));
  }

  Validation<Seq<String>, Calendars> finish() {
    List<SessionCalendar> calendars = new ArrayList<>();
    for (CalendarDraft finished : drafts) {
      for (Validation<Seq<String>, SessionRules> rules : finished.rules()) {
        if (rules.isValid()) {
          calendars.add(new SessionCalendar(rules.get()));
        } else {
          rules.getError().forEach(problem -> problems.add(origin + ": " + problem));
        }
      }
    }
    return problems.isEmpty()
        ? Validation.valid(Calendars.of(calendars))
        : Validation.invalid(Vector.ofAll(problems));
  }
}

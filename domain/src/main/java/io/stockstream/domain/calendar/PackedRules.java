package io.stockstream.domain.calendar;

import java.io.Serial;
import java.io.Serializable;
import java.lang.ref.SoftReference;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A calendar on its way to another machine: its special days as numbers, because as hundreds of
 * objects they take longer to read than the task that they come with.
 *
 * @param days special days, counted from 1970
 * @param hours of special days, each once
 * @param hoursOf each special day, as a place in {@code hours}
 */
record PackedRules(
    String name,
    ZoneId zone,
    DateRange known,
    List<RegularWeek> weeks,
    int[] days,
    List<DayHours> hours,
    int[] hoursOf)
    implements Serializable {

  private static final SoftReference<Arrived> NOTHING = new SoftReference<>(null);
  private static final Map<String, SoftReference<Arrived>> ARRIVED = new ConcurrentHashMap<>();

  static PackedRules of(SessionRules rules) {
    List<SpecialDay> special = rules.specialDays();
    List<DayHours> hours = special.stream().map(SpecialDay::hours).distinct().toList();
    return new PackedRules(
        rules.name(),
        rules.zone(),
        rules.known(),
        rules.weeks(),
        special.stream().mapToInt(day -> (int) day.date().toEpochDay()).toArray(),
        List.copyOf(hours),
        special.stream().mapToInt(day -> hours.indexOf(day.hours())).toArray());
  }

  /** Of calendars that arrive one after the other the same one is kept, with what it worked out. */
  @Serial
  private Object readResolve() {
    Arrived last = ARRIVED.getOrDefault(name, NOTHING).get();
    if (last != null && isSameAs(last.packed())) {
      return last.calendar();
    }
    SessionCalendar calendar = unpacked();
    ARRIVED.put(name, new SoftReference<>(new Arrived(this, calendar)));
    return calendar;
  }

  private boolean isSameAs(PackedRules other) {
    return zone.equals(other.zone)
        && known.equals(other.known)
        && weeks.equals(other.weeks)
        && Arrays.equals(days, other.days)
        && hours.equals(other.hours)
        && Arrays.equals(hoursOf, other.hoursOf);
  }

  private SessionCalendar unpacked() {
    List<SpecialDay> special = new ArrayList<>(days.length);
    for (int i = 0; i < days.length; i++) {
      special.add(new SpecialDay(LocalDate.ofEpochDay(days[i]), hours.get(hoursOf[i])));
    }
    return new SessionCalendar(new SessionRules(name, zone, known, weeks, special));
  }

  private record Arrived(PackedRules packed, SessionCalendar calendar) {}
}

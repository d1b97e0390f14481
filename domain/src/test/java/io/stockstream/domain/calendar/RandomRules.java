package io.stockstream.domain.calendar;

import io.vavr.control.Validation;
import io.vavr.test.Gen;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Makes hours of markets, odd ones too, in zones whose clocks do odd things. */
public final class RandomRules {

  public static final Gen<SessionRules> ANY = RandomRules::make;

  /** Apia skipped a whole date in 2011, Lord Howe half an hour, São Paulo its midnights. */
  private static final List<String> ZONES =
      List.of(
          "America/New_York",
          "America/Sao_Paulo",
          "Asia/Kolkata",
          "Asia/Tokyo",
          "Australia/Lord_Howe",
          "Australia/Sydney",
          "Europe/London",
          "Pacific/Apia",
          "UTC");

  private static final List<String> HOURS =
      List.of(
          "closed",
          "09:30-16:00",
          "09:15-15:30",
          "09:00-11:30 12:30-15:30",
          "00:00-24:00",
          "00:00-00:30",
          "01:30-02:30",
          "02:00-03:00",
          "02:10-02:20 02:40-23:59",
          "eve17:00-17:00",
          "eve17:00-eve20:15 08:00-12:00",
          "eve23:00-00:20");

  private RandomRules() {}

  private static SessionRules make(Random random) {
    while (true) {
      List<RegularWeek> weeks = new ArrayList<>();
      for (int i = 1 + random.nextInt(3); i > 0; i--) {
        weeks.add(RegularWeek.of(date(random), week(random)));
      }
      List<SpecialDay> days = new ArrayList<>();
      for (int i = random.nextInt(200); i > 0; i--) {
        days.add(new SpecialDay(date(random), hours(random)));
      }
      Validation<?, SessionRules> rules =
          SessionRules.of("random", ZoneId.of(pick(ZONES, random)), DateRange.ALWAYS, weeks, days);
      if (rules.isValid()) {
        return rules.get();
      }
    }
  }

  private static LocalDate date(Random random) {
    return LocalDate.of(2011, 1, 1).plusDays(random.nextInt(16 * 365));
  }

  private static Map<DayOfWeek, DayHours> week(Random random) {
    Map<DayOfWeek, DayHours> week = new EnumMap<>(DayOfWeek.class);
    DayHours usual = hours(random);
    for (DayOfWeek day : DayOfWeek.values()) {
      week.put(day, random.nextInt(4) == 0 ? hours(random) : usual);
    }
    return week;
  }

  private static DayHours hours(Random random) {
    return DayHours.parse(pick(HOURS, random)).get();
  }

  private static <T> T pick(List<T> list, Random random) {
    return list.get(random.nextInt(list.size()));
  }
}

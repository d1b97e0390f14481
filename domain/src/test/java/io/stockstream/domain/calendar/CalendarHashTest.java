package io.stockstream.domain.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CalendarHashTest {

  private static final Set<DayOfWeek> WEEKDAYS = EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);
  private static final String HOURS = "09:30-16:00";
  private static final DateRange KNOWN =
      new DateRange(LocalDate.parse("2026-01-01"), LocalDate.parse("2026-12-31"));

  private static SessionCalendar newYork(String since, String hours, SpecialDay... special) {
    List<RegularWeek> weeks = new ArrayList<>();
    weeks.add(week("1997-01-01", HOURS));
    if (!since.equals("1997-01-01")) {
      weeks.add(week(since, hours));
    }
    return calendar("XNYS", "America/New_York", KNOWN, weeks, List.of(special));
  }

  private static SessionCalendar newYork(SpecialDay... special) {
    return newYork("1997-01-01", HOURS, special);
  }

  private static SessionCalendar calendar(
      String name, String zone, DateRange known, List<RegularWeek> weeks, List<SpecialDay> days) {
    return new SessionCalendar(new SessionRules(name, ZoneId.of(zone), known, weeks, days));
  }

  private static RegularWeek week(String since, String hours) {
    return RegularWeek.of(LocalDate.parse(since), WEEKDAYS, DayHours.parse(hours).get());
  }

  private static SpecialDay special(String date, String hours) {
    return new SpecialDay(LocalDate.parse(date), DayHours.parse(hours).get());
  }

  private static String hash(TradingCalendar calendar) {
    return HexFormat.of().formatHex(CalendarHash.of(calendar));
  }

  /** Computed by a script of a dozen lines in another language, with its own time zones. */
  @Test
  void anotherProgramComesToTheSameHash() {
    assertThat(hash(newYork(special("2026-07-03", "closed"), special("2026-11-27", "09:30-13:00"))))
        .isEqualTo("72abccdae9f9687676f2f5f8002af91967ee3a588aa0e9ad793418fd5f185dff");
  }

  @Test
  void aCalendarIsWhatItsSessionsAreWhateverItsNameAndForm() {
    SessionCalendar said = newYork(special("2026-03-02", HOURS), special("2026-07-03", "closed"));
    SessionCalendar renamed =
        calendar(
            "mine",
            "America/Toronto",
            KNOWN,
            List.of(week("2001-01-01", HOURS)),
            List.of(special("2026-07-03", "closed")));
    RegularWeek everyDay =
        RegularWeek.of(
            LocalDate.parse("1997-01-01"),
            EnumSet.allOf(DayOfWeek.class),
            DayHours.parse("00:00-24:00").get());

    assertThat(hash(said)).isEqualTo(hash(renamed));
    assertThat(
            hash(
                calendar(
                    "24x7",
                    ZoneOffset.UTC.getId(),
                    DateRange.ALWAYS,
                    List.of(everyDay),
                    List.of())))
        .isEqualTo(hash(WeeklySessions.always()));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-01-01, closed",
    "2026-12-31, closed",
    "2026-07-06, closed",
    "2026-07-06, 09:31-16:00",
    "2026-07-06, 09:30-13:00",
    "2026-07-06, 09:30-12:00 12:01-16:00",
    "2026-07-04, 10:00-11:00"
  })
  void anyOtherSessionIsAnotherHash(String date, String hours) {
    assertThat(hash(newYork(special(date, hours)))).isNotEqualTo(hash(newYork()));
  }

  /** What is assumed has windows too. */
  @ParameterizedTest
  @CsvSource({"2026-03-02, 10:00-16:00", "2027-03-01, 10:00-16:00"})
  void hoursThatMoveAreAnotherHashAndSoAreThoseThatAreAssumed(String since, String hours) {
    assertThat(hash(newYork(since, hours))).isNotEqualTo(hash(newYork()));
  }

  @Test
  void toKnowMoreIsAnotherHashAsMoreIsCounted() {
    DateRange longer = new DateRange(KNOWN.first(), KNOWN.last().plusDays(1));

    assertThat(
            hash(
                calendar(
                    "XNYS",
                    "America/New_York",
                    longer,
                    List.of(week("1997-01-01", HOURS)),
                    List.of())))
        .isNotEqualTo(hash(newYork()));
    assertThat(hash(new UtcDays())).isNotEqualTo(hash(WeeklySessions.always()));
  }
}

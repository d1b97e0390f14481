package io.stockstream.adapters.calendars;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.domain.calendar.DateRange;
import io.stockstream.domain.calendar.SessionCalendar;
import io.stockstream.domain.calendar.SessionRules;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CalendarFileTest {

  private static final String HEAD = "calendar XTAE Asia/Jerusalem 2026-01-01 2026-12-31";
  private static final String WEEK = "week 2026-01-01 mon-thu,sun 09:59-17:14";

  @Test
  void aCalendarOfOnesOwnIsReadFromAFile(@TempDir Path folder) throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("own.txt"),
            String.join(
                "\n",
                "# Tel Aviv, shorter on Sundays",
                "",
                HEAD,
                "week 2026-01-01 mon-thu 09:59-17:14",
                "week 2026-01-01 sun 09:59-15:49",
                "2026 closed on 03-03 04-02",
                "2026 09:59-13:00 14:00-15:00 on 04-05"));

    SessionRules rules =
        ((SessionCalendar) CalendarFile.read(file).get().find("XTAE").get()).rules();

    assertThat(rules.known())
        .isEqualTo(new DateRange(LocalDate.parse("2026-01-01"), LocalDate.parse("2026-12-31")));
    assertThat(rules.weeks()).hasSize(1);
    assertThat(rules.weeks().get(0).hours().toString())
        .isEqualTo(
            "[09:59-17:14, 09:59-17:14, 09:59-17:14, 09:59-17:14, closed, closed, 09:59-15:49]");
    assertThat(rules.specialDays().toString())
        .isEqualTo(
            "[SpecialDay[date=2026-03-03, hours=closed], SpecialDay[date=2026-04-02, hours=closed],"
                + " SpecialDay[date=2026-04-05, hours=09:59-13:00 14:00-15:00]]");
  }

  @Test
  void aCalendarThatAlwaysHoldsHasNoDates() {
    SessionCalendar always =
        (SessionCalendar)
            CalendarFile.parse(
                    "own.txt",
                    List.of("calendar any UTC always", "week 1997-01-01 mon-sun 00:00-24:00"))
                .get()
                .find("any")
                .get();

    assertThat(always.rules().known()).isEqualTo(DateRange.ALWAYS);
    assertThat(always.session(LocalDate.parse("1890-01-01")).get().assumed()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "calendar XTAE Asia/Jerusalem|calendar NAME ZONE FIRST LAST, or 'always' for the dates|",
        "calendar XTAE Asia/Jerusalim always|a time zone, the nearest is Asia/Jerusalem"
            + "|Asia/Jerusalim",
        "calendar XTAE UTC 2026-01-01 2025-12-31|a last date on or after 2026-01-01|2025-12-31",
        "calendar XTAE UTC 2026-02-30 2026-12-31"
            + "|a date of the calendar such as 1997-01-31|2026-02-30",
        "week 2026-01-01 mon-fri|week SINCE DAYS HOURS|",
        "week 2026-01-01 fri-mon 09:00-17:00|days such as mon-fri or mon-thu,sun|fri-mon",
        "week 2026-01-01 Mon 09:00-17:00|days such as mon-fri or mon-thu,sun|Mon",
        "week 2026-01-01 sun 09:00-17:00|each day of the week since 2026-01-01 once|SUNDAY",
        "2026 13:00-09:59 on 04-05|hours in order, each with an end after its beginning, such as"
            + " 09:00-11:30 12:30-15:00|13:00-09:59",
        "2026 closed on 02-29|a day of 2026 such as 01-31|02-29",
        "2026 closed on 2-28|a day of 2026 such as 01-31|2-28",
        "2026 closed on 02/28|a day of 2026 such as 01-31|02/28",
        "2026 closed on 02--8|a day of 2026 such as 01-31|02--8",
        "2026 closed|calendar …, week … or YEAR HOURS on MM-DD …|",
        "2026 closed on|calendar …, week … or YEAR HOURS on MM-DD …|",
        "2026 on 04-05|calendar …, week … or YEAR HOURS on MM-DD …|",
        "holiday 2026-04-05|calendar …, week … or YEAR HOURS on MM-DD …|",
        "calendar XTAE UTC always|each calendar once|XTAE"
      })
  void aLineThatIsWrongIsNamed(String line, String expected, String found) {
    List<String> lines = List.of(HEAD, WEEK, line);

    assertThat(problems(lines))
        .contains(
            "own.txt line 3: expected %s, was '%s'"
                .formatted(expected, found == null ? line : found));
  }

  @Test
  void aLineBeforeTheFirstCalendarIsNamed() {
    assertThat(problems(List.of(WEEK, HEAD, WEEK)))
        .containsExactly(
            "own.txt line 1: expected a line 'calendar NAME ZONE FIRST LAST' first, was '"
                + WEEK
                + "'");
  }

  @Test
  void allProblemsOfAFileAreToldTogether() {
    List<String> lines =
        List.of(
            "calendar XTAE Asia/Jerusalim 2026-01-01 2026-12-31",
            WEEK,
            "2026 17:00-09:00 on 04-05",
            "calendar CMES America/Chicago 2026-01-01 2026-12-31",
            "week 2026-01-01 mon-fri eve17:00-17:00",
            "2026 eve17:00-18:00 on 06-02",
            "2027 closed on 01-01",
            "calendar XNYS America/New_York 2026-01-01 2026-12-31");

    assertThat(problems(lines))
        .containsExactly(
            "own.txt line 1: expected a time zone, the nearest is Asia/Jerusalem, was"
                + " 'Asia/Jerusalim'",
            "own.txt line 3: expected hours in order, each with an end after its beginning, such as"
                + " 09:00-11:30 12:30-15:00, was '17:00-09:00'",
            "own.txt: calendar CMES: special day: expected a date from 2026-01-01 to 2026-12-31,"
                + " was 2027-01-01",
            "own.txt: calendar XNYS: expected a regular week, was none");
  }

  @Test
  void daysThatOverlapAreRefused() {
    assertThat(
            problems(
                List.of(
                    "calendar CMES America/Chicago 2026-01-01 2026-12-31",
                    "week 2026-01-01 mon-fri eve17:00-17:00",
                    "2026 eve17:00-18:00 on 06-02")))
        .containsExactly(
            "own.txt: calendar CMES: 2026-06-02: expected hours that end before the next day's"
                + " eve17:00-17:00, was eve17:00-18:00");
  }

  @Test
  void aFileThatIsNotThereIsNamed(@TempDir Path folder) {
    Path missing = folder.resolve("none.txt");

    assertThat(CalendarFile.read(missing).getError().toJavaList())
        .containsExactly(
            "file %s: expected calendars in UTF-8, was java.nio.file.NoSuchFileException: %s"
                .formatted(missing, missing));
  }

  private static List<String> problems(List<String> lines) {
    return CalendarFile.parse("own.txt", lines).getError().toJavaList();
  }
}

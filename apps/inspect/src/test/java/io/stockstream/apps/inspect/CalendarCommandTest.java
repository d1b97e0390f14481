package io.stockstream.apps.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.apps.runtime.CommandLineApp;
import io.stockstream.apps.runtime.ExitCode;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is printed, against what exchanges have published, written down by hand. */
class CalendarCommandTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private List<String> print(String... arguments) {
    int code = run(arguments);
    assertThat(code).as(err.toString()).isEqualTo(ExitCode.OK.code());
    return out.toString().lines().toList();
  }

  private int run(String... arguments) {
    return CommandLineApp.of(new CalendarCommand(), new PrintWriter(out), new PrintWriter(err))
        .run(arguments);
  }

  private static List<String> with(List<String> lines, String note) {
    return lines.stream().filter(line -> line.endsWith(note)).map(l -> l.substring(0, 15)).toList();
  }

  @Test
  void newYorkIn2026() {
    List<String> lines = print("XNYS", "--from", "2026-01-01", "--to", "2026-12-31");

    assertThat(with(lines, "  holiday"))
        .containsExactly(
            "2026-01-01  Thu",
            "2026-01-19  Mon",
            "2026-02-16  Mon",
            "2026-04-03  Fri",
            "2026-05-25  Mon",
            "2026-06-19  Fri",
            "2026-07-03  Fri",
            "2026-09-07  Mon",
            "2026-11-26  Thu",
            "2026-12-25  Fri");
    assertThat(with(lines, "  half day")).containsExactly("2026-11-27  Fri", "2026-12-24  Thu");
    assertThat(lines)
        .contains(
            "2026-01-01  Thu  closed                                                                   holiday",
            "2026-03-06  Fri  09:30-16:00               2026-03-06T14:30Z  2026-03-06T21:00Z      390",
            "2026-03-09  Mon  09:30-16:00               2026-03-09T13:30Z  2026-03-09T20:00Z      390",
            "2026-11-27  Fri  09:30-13:00               2026-11-27T14:30Z  2026-11-27T18:00Z      210  half day");
    assertThat(lines.get(lines.size() - 1))
        .isEqualTo(
            "XNYS: sessions=251 holidays=10 half-days=2 other-hours=0 extra-sessions=0 assumed=0");
    assertThat(lines).hasSize(1 + 251 + 10 + 1);
  }

  @Test
  void tokyoAndHongKongBreakForLunch() {
    assertThat(print("XTKS", "--from", "2026-01-05", "--to", "2026-01-05"))
        .containsExactly(
            "date        day  Asia/Tokyo                open (UTC)         close (UTC)        minutes  note",
            "2026-01-05  Mon  09:00-11:30 12:30-15:30   2026-01-05T00:00Z  2026-01-05T06:30Z      330",
            "XTKS: sessions=1 holidays=0 half-days=0 other-hours=0 extra-sessions=0 assumed=0");
    assertThat(print("XHKG", "--from", "2026-02-16", "--to", "2026-02-20"))
        .contains(
            "2026-02-16  Mon  09:30-12:00               2026-02-16T01:30Z  2026-02-16T04:00Z      150  half day",
            "2026-02-17  Tue  closed                                                                   holiday",
            "2026-02-20  Fri  09:30-12:00 13:00-16:00   2026-02-20T01:30Z  2026-02-20T08:00Z      330",
            "XHKG: sessions=2 holidays=3 half-days=1 other-hours=0 extra-sessions=0 assumed=0");
  }

  @Test
  void mumbaiIsAssumedToKeepItsWeekOnceItsCalendarEnds() {
    assertThat(print("XBOM", "--from", "2026-12-24", "--to", "2027-01-01"))
        .containsExactly(
            "date        day  Asia/Kolkata              open (UTC)         close (UTC)        minutes  note",
            "2026-12-24  Thu  09:15-15:30               2026-12-24T03:45Z  2026-12-24T10:00Z      375",
            "2026-12-25  Fri  closed                                                                   holiday",
            "2026-12-28  Mon  09:15-15:30               2026-12-28T03:45Z  2026-12-28T10:00Z      375",
            "2026-12-29  Tue  09:15-15:30               2026-12-29T03:45Z  2026-12-29T10:00Z      375",
            "2026-12-30  Wed  09:15-15:30               2026-12-30T03:45Z  2026-12-30T10:00Z      375",
            "2026-12-31  Thu  09:15-15:30               2026-12-31T03:45Z  2026-12-31T10:00Z      375",
            "2027-01-01  Fri  09:15-15:30               2027-01-01T03:45Z  2027-01-01T10:00Z      375  assumed",
            "XBOM: sessions=6 holidays=1 half-days=0 other-hours=0 extra-sessions=0 assumed=1");
  }

  /** New York's clocks go forward within it. */
  @Test
  void aCurrencyWeekBeginsOnSundayAndEndsOnFridayAtFiveInNewYork() {
    List<String> lines = print("24x5", "--from", "2026-03-07", "--to", "2026-03-14");

    assertThat(lines)
        .contains(
            "2026-03-09  Mon  eve17:00-17:00            2026-03-08T21:00Z  2026-03-09T21:00Z     1440",
            "2026-03-13  Fri  eve17:00-17:00            2026-03-12T21:00Z  2026-03-13T21:00Z     1440");
    assertThat(lines).hasSize(1 + 5 + 1);
  }

  @Test
  void aDayOfCryptoEndsAtMidnight() {
    assertThat(print("24x7", "--from", "2026-03-08", "--to", "2026-03-08"))
        .contains(
            "2026-03-08  Sun  00:00-24:00               2026-03-08T00:00Z  2026-03-09T00:00Z     1440");
  }

  @Test
  void anUnknownNameSuggestsTheNearest() {
    assertThat(run("XNYC", "--from", "2026-01-01", "--to", "2026-01-02"))
        .isEqualTo(ExitCode.USAGE.code());
    assertThat(err.toString()).contains("was 'XNYC', the nearest is XNYS").doesNotContain("\tat ");
  }

  @Test
  void datesTheWrongWayRoundAreRefused() {
    assertThat(run("XNYS", "--from", "2026-01-02", "--to", "2026-01-01"))
        .isEqualTo(ExitCode.USAGE.code());
    assertThat(err.toString())
        .contains("--to: expected a date on or after --from 2026-01-02, was 2026-01-01");
  }
}

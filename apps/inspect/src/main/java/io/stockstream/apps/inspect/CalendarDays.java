package io.stockstream.apps.inspect;

import io.stockstream.domain.bar.Interval;
import io.stockstream.domain.bar.Timeframe;
import io.stockstream.domain.calendar.DayKind;
import io.stockstream.domain.calendar.Session;
import io.stockstream.domain.calendar.TradingCalendar;
import io.vavr.control.Option;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The dates of a calendar as lines of text, and how many of each kind there were. One thread. */
final class CalendarDays {

  private static final String FORM = "%-10s  %-3s  %-24s  %-17s  %-17s  %7s  %s";
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
  private static final String END_OF_DAY = "24:00";
  private static final String EVENING = "eve";
  private static final String CLOSED = "closed";
  private static final String ASSUMED = "assumed";
  private static final String NONE = "";

  private final TradingCalendar calendar;
  private final Map<DayKind, Integer> kinds = new EnumMap<>(DayKind.class);
  private int sessions;
  private int assumed;

  CalendarDays(TradingCalendar calendar) {
    this.calendar = calendar;
  }

  String header() {
    return FORM.formatted(
        "date", "day", calendar.zone().getId(), "open (UTC)", "close (UTC)", "minutes", "note");
  }

  /** Returns none for a date on which the market rests as in every week. */
  Option<String> line(LocalDate date) {
    DayKind kind = calendar.kindOf(date);
    kinds.merge(kind, 1, Integer::sum);
    Option<Session> session = calendar.session(date);
    return session.map(open -> line(open, kind)).orElse(() -> restLine(date, kind));
  }

  private String line(Session session, DayKind kind) {
    sessions++;
    List<String> notes = new ArrayList<>();
    if (kind != DayKind.USUAL) {
      notes.add(words(kind));
    }
    if (session.assumed()) {
      assumed++;
      notes.add(ASSUMED);
    }
    return line(
        session.tradingDate(),
        session.hours().stream()
            .map(part -> wall(session.tradingDate(), part))
            .collect(Collectors.joining(" ")),
        utc(session.open()),
        utc(session.close()),
        Long.toString(session.count(Timeframe.M1, session.interval())),
        String.join(", ", notes));
  }

  private Option<String> restLine(LocalDate date, DayKind kind) {
    return Option.when(
        kind != DayKind.REST, () -> line(date, CLOSED, NONE, NONE, NONE, words(kind)));
  }

  private static String line(
      LocalDate date, String hours, String open, String close, String minutes, String note) {
    String day = date.getDayOfWeek().getDisplayName(TextStyle.SHORT, Locale.ROOT);
    return FORM.formatted(date, day, hours, open, close, minutes, note).stripTrailing();
  }

  private static String words(DayKind kind) {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private String wall(LocalDate tradingDate, Interval hours) {
    return wall(tradingDate, hours.from()) + "-" + wall(tradingDate, hours.until());
  }

  private String wall(LocalDate tradingDate, Instant instant) {
    LocalDateTime local = LocalDateTime.ofInstant(instant, calendar.zone());
    if (local.equals(tradingDate.plusDays(1).atTime(LocalTime.MIDNIGHT))) {
      return END_OF_DAY;
    }
    String evening = local.toLocalDate().isBefore(tradingDate) ? EVENING : NONE;
    return evening + TIME.format(local);
  }

  /** Sessions open and close on whole minutes. */
  private static String utc(Instant instant) {
    return instant.toString().replace(":00Z", "Z");
  }

  /** Returns for example {@code XNYS: sessions=251 holidays=10 half-days=2 … assumed=0}. */
  String sum() {
    return "%s: sessions=%d holidays=%d half-days=%d other-hours=%d extra-sessions=%d assumed=%d"
        .formatted(
            calendar.name(),
            sessions,
            of(DayKind.HOLIDAY),
            of(DayKind.HALF_DAY),
            of(DayKind.OTHER_HOURS),
            of(DayKind.EXTRA_SESSION),
            assumed);
  }

  private int of(DayKind kind) {
    return kinds.getOrDefault(kind, 0);
  }
}

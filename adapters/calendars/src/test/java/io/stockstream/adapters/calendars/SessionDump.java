package io.stockstream.adapters.calendars;

import io.stockstream.domain.bar.Interval;
import io.stockstream.domain.calendar.Session;
import io.stockstream.domain.calendar.SessionCalendar;
import io.stockstream.domain.calendar.TradingCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/** Every session of a calendar in the form that {@code generate.py --dump} prints. */
final class SessionDump {

  static final LocalDate FIRST = LocalDate.of(1997, 1, 1);
  static final LocalDate LAST = LocalDate.of(2030, 12, 31);

  private static final DateTimeFormatter MINUTES =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm'Z'").withZone(ZoneOffset.UTC);

  private SessionDump() {}

  static List<String> of(TradingCalendar calendar) {
    return sessions(calendar).stream().map(session -> line(calendar.name(), session)).toList();
  }

  /** Returns the sessions of the dates that are known, cut to the years that are generated. */
  static List<Session> sessions(TradingCalendar calendar) {
    List<Session> sessions = new ArrayList<>();
    for (LocalDate date = FIRST; !date.isAfter(LAST); date = date.plusDays(1)) {
      if (((SessionCalendar) calendar).rules().known().contains(date)) {
        calendar.session(date).forEach(sessions::add);
      }
    }
    return sessions;
  }

  private static String line(String name, Session session) {
    StringBuilder line = new StringBuilder(name).append(' ').append(session.tradingDate());
    for (Interval hours : session.hours()) {
      append(line, hours.from());
      append(line, hours.until());
    }
    return line.toString();
  }

  private static void append(StringBuilder line, Instant instant) {
    line.append(' ').append(MINUTES.format(instant));
  }
}

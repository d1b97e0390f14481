package io.stockstream.domain.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The sessions of some months, worked out: by the number of their day, and in the order in which
 * they open.
 */
final class SessionBlock {

  private static final int BITS = 7;
  private static final int DAYS = 1 << BITS;

  /** West of Greenwich a session is dated up to a UTC day back; an evening in Sydney, two ahead. */
  static final int DAYS_BEHIND = 1;

  static final int DAYS_AHEAD = 2;

  private final Session[] byDay = new Session[DAYS];
  private final Session[] inOrder;
  private final long[] opens;

  private SessionBlock(SessionRules rules, long firstDay) {
    List<Session> around = new ArrayList<>(DAYS);
    for (int day = -DAYS_BEHIND; day < DAYS + DAYS_AHEAD; day++) {
      Session session = rules.session(LocalDate.ofEpochDay(firstDay + day)).getOrNull();
      if (session != null) {
        around.add(session);
      }
      if (day >= 0 && day < DAYS) {
        byDay[day] = session;
      }
    }
    inOrder = around.toArray(Session[]::new);
    opens = around.stream().mapToLong(session -> session.open().getEpochSecond()).toArray();
  }

  /** Returns the number of the block that a day is in, counted from 1970. */
  static long number(long day) {
    return day >> BITS;
  }

  /** Works a block out. */
  static SessionBlock of(SessionRules rules, long number) {
    return new SessionBlock(rules, number << BITS);
  }

  /** Returns the session that has the date of a day, or null. */
  Session onDay(long day) {
    return byDay[(int) day & (DAYS - 1)];
  }

  /**
   * Returns the session in whose hours an instant of this block is, or null. That of its UTC date
   * is tried first: it mostly is.
   */
  Session at(long utcDay, Instant instant) {
    Session ofDay = onDay(utcDay);
    return ofDay != null && ofDay.isOpenAt(instant) ? ofDay : search(instant);
  }

  private Session search(Instant instant) {
    int found = Arrays.binarySearch(opens, instant.getEpochSecond());
    int last = found >= 0 ? found : -found - 2;
    return last >= 0 && inOrder[last].isOpenAt(instant) ? inOrder[last] : null;
  }
}

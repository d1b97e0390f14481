package io.stockstream.domain.calendar;

import io.stockstream.domain.bar.Interval;
import io.vavr.control.Option;
import java.io.Serial;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * A market with holidays, half days and breaks. Sessions are worked out once, some months at a time
 * when they are first asked for, and then looked up by the number of their day; that costs less
 * than a search and takes no memory for years that nobody asks for. Only the rules are serialized.
 */
public final class SessionCalendar implements TradingCalendar {

  @Serial private static final long serialVersionUID = 1;

  private static final long SECONDS_OF_A_DAY = 86_400;
  private static final int BLOCK_BITS = 7;
  private static final int BLOCK_DAYS = 1 << BLOCK_BITS;

  /** From 1970 to 2100; the sessions of other dates are worked out each time. */
  private static final int BLOCKS = (int) (LocalDate.of(2100, 1, 1).toEpochDay() >> BLOCK_BITS);

  private final SessionRules rules;
  private final transient AtomicReferenceArray<Session[]> blocks;
  private final transient Instant knownFrom;
  private final transient Instant knownUntil;
  private final transient int hash;

  public SessionCalendar(SessionRules rules) {
    this.rules = rules;
    blocks = new AtomicReferenceArray<>(BLOCKS);
    LocalDate first = rules.known().first();
    LocalDate last = rules.known().last();
    knownFrom = first.equals(LocalDate.MIN) ? Instant.MIN : start(first);
    knownUntil = last.equals(LocalDate.MAX) ? Instant.MAX : start(last.plusDays(1));
    hash = rules.hashCode();
  }

  /** A date starts at midnight, or on the evening before if its session does. */
  private Instant start(LocalDate date) {
    Instant midnight = date.atStartOfDay(rules.zone()).toInstant();
    Instant open = rules.session(date).map(Session::open).getOrElse(midnight);
    return open.isBefore(midnight) ? open : midnight;
  }

  /** Returns what this calendar is made of. */
  public SessionRules rules() {
    return rules;
  }

  @Override
  public String name() {
    return rules.name();
  }

  @Override
  public ZoneId zone() {
    return rules.zone();
  }

  @Override
  public boolean isKnown(Interval window) {
    return !window.from().isBefore(knownFrom) && !window.until().isAfter(knownUntil);
  }

  @Override
  public Option<Session> session(LocalDate tradingDate) {
    return Option.of(sessionOf(tradingDate.toEpochDay()));
  }

  @Override
  public Option<Session> sessionAt(Instant instant) {
    return Option.of(find(instant));
  }

  @Override
  public boolean isOpen(Instant instant) {
    return find(instant) != null;
  }

  /**
   * West of Greenwich a session may be dated a UTC day back, and an evening in Sydney two ahead.
   */
  private Session find(Instant instant) {
    long day = Math.floorDiv(instant.getEpochSecond(), SECONDS_OF_A_DAY);
    Session session = openAt(day, instant);
    session = session == null ? openAt(day + 1, instant) : session;
    session = session == null ? openAt(day - 1, instant) : session;
    return session == null ? openAt(day + 2, instant) : session;
  }

  private Session openAt(long day, Instant instant) {
    Session session = sessionOf(day);
    return session != null && session.isOpenAt(instant) ? session : null;
  }

  private Session sessionOf(long day) {
    long block = day >> BLOCK_BITS;
    if (block < 0 || block >= BLOCKS) {
      return rules.session(LocalDate.ofEpochDay(day)).getOrNull();
    }
    Session[] sessions = blocks.getAcquire((int) block);
    if (sessions == null) {
      sessions = workOut(block);
      // Threads that meet here have worked out the same.
      blocks.setRelease((int) block, sessions);
    }
    return sessions[(int) day & (BLOCK_DAYS - 1)];
  }

  private Session[] workOut(long block) {
    Session[] sessions = new Session[BLOCK_DAYS];
    for (int i = 0; i < BLOCK_DAYS; i++) {
      sessions[i] = rules.session(LocalDate.ofEpochDay((block << BLOCK_BITS) + i)).getOrNull();
    }
    return sessions;
  }

  @Serial
  private Object readResolve() {
    return new SessionCalendar(rules);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SessionCalendar calendar
        && hash == calendar.hash
        && rules.equals(calendar.rules);
  }

  @Override
  public int hashCode() {
    return hash;
  }

  @Override
  public String toString() {
    return "SessionCalendar[" + name() + "]";
  }
}

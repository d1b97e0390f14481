package io.stockstream.domain.calendar;

import io.stockstream.domain.bar.Interval;
import io.vavr.control.Option;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serial;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * A market with holidays, half days and breaks. Sessions are worked out once, some months at a time
 * when they are first asked for, and then looked up; years that nobody asks for take no memory.
 * Only the rules are serialized.
 */
public final class SessionCalendar implements TradingCalendar {

  @Serial private static final long serialVersionUID = 1;

  private static final long SECONDS_OF_A_DAY = 86_400;

  /** From 1970 to 2100; the sessions of other dates are worked out each time. */
  private static final int BLOCKS =
      (int) SessionBlock.number(LocalDate.of(2100, 1, 1).toEpochDay());

  private final transient SessionRules rules;
  private final transient AtomicReferenceArray<SessionBlock> blocks;
  private final transient Instant knownFrom;
  private final transient Instant knownUntil;

  public SessionCalendar(SessionRules rules) {
    this.rules = rules;
    blocks = new AtomicReferenceArray<>(BLOCKS);
    LocalDate first = rules.known().first();
    LocalDate last = rules.known().last();
    knownFrom = first.equals(LocalDate.MIN) ? Instant.MIN : start(first);
    knownUntil = last.equals(LocalDate.MAX) ? Instant.MAX : start(last.plusDays(1));
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
  public DateRange known() {
    return rules.known();
  }

  @Override
  public boolean isKnown(Interval window) {
    return !window.from().isBefore(knownFrom) && !window.until().isAfter(knownUntil);
  }

  @Override
  public Option<Session> session(LocalDate tradingDate) {
    return Option.of(onDay(tradingDate.toEpochDay()));
  }

  @Override
  public Option<Session> sessionAt(Instant instant) {
    return Option.of(find(instant));
  }

  @Override
  public boolean isOpen(Instant instant) {
    return find(instant) != null;
  }

  @Override
  public DayKind kindOf(LocalDate date) {
    return rules.kindOf(date);
  }

  /** As any calendar does, without making dates. */
  @Override
  public List<Session> sessionsOverlapping(Interval window) {
    List<Session> sessions = new ArrayList<>();
    long last = utcDay(window.until()) + SessionBlock.DAYS_AHEAD;
    for (long day = utcDay(window.from()) - SessionBlock.DAYS_BEHIND; day <= last; day++) {
      Session session = onDay(day);
      if (session != null && session.reachesInto(window)) {
        sessions.add(session);
      }
    }
    return sessions;
  }

  private static long utcDay(Instant instant) {
    return Math.floorDiv(instant.getEpochSecond(), SECONDS_OF_A_DAY);
  }

  private Session onDay(long day) {
    SessionBlock block = block(day);
    return block == null ? rules.session(LocalDate.ofEpochDay(day)).getOrNull() : block.onDay(day);
  }

  private Session find(Instant instant) {
    long day = utcDay(instant);
    SessionBlock block = block(day);
    return block == null ? workOut(day, instant) : block.at(day, instant);
  }

  private Session workOut(long utcDay, Instant instant) {
    for (int days = -SessionBlock.DAYS_BEHIND; days <= SessionBlock.DAYS_AHEAD; days++) {
      Session session = onDay(utcDay + days);
      if (session != null && session.isOpenAt(instant)) {
        return session;
      }
    }
    return null;
  }

  private SessionBlock block(long day) {
    long number = SessionBlock.number(day);
    if (number < 0 || number >= BLOCKS) {
      return null;
    }
    SessionBlock block = blocks.getAcquire((int) number);
    if (block == null) {
      block = SessionBlock.of(rules, number);
      // Threads that meet here have worked out the same.
      blocks.setRelease((int) number, block);
    }
    return block;
  }

  @Serial
  private Object writeReplace() {
    return PackedRules.of(rules);
  }

  @Serial
  private void readObject(ObjectInputStream in) throws InvalidObjectException {
    throw new InvalidObjectException("calendar: expected packed rules, was the calendar itself");
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SessionCalendar calendar && rules.equals(calendar.rules);
  }

  /** Of little, but quickly: rules have hundreds of special days. */
  @Override
  public int hashCode() {
    return Objects.hash(name(), zone(), rules.known(), rules.specialDays().size());
  }

  @Override
  public String toString() {
    return "SessionCalendar[" + name() + "]";
  }
}

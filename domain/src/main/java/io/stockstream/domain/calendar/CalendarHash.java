package io.stockstream.domain.calendar;

import io.stockstream.domain.bar.Interval;
import io.vavr.control.Option;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.function.Function;

/**
 * Tells calendars apart by what they do, not by their name or form: two that have the same sessions
 * have the same hash, in every JVM that has the same time zones.
 */
public final class CalendarHash {

  /** Where a calendar has no first or last date: nobody keeps bars of other years. */
  private static final DateRange EVER =
      new DateRange(LocalDate.of(1970, 1, 1), LocalDate.of(2099, 12, 31));

  /** How far beyond the dates that are known what is assumed there is looked at too. */
  private static final int ASSUMED_DAYS = 366;

  private static final int HEAD_BYTES = 1 + 2 * Long.BYTES;
  private static final int SESSION_BYTES = Long.BYTES + 1 + Integer.BYTES;
  private static final int INSTANT_BYTES = Long.BYTES + Integer.BYTES;

  private CalendarHash() {}

  /**
   * Returns the SHA-256 of every session that a calendar knows, date by date, and of a year of what
   * it assumes on either side; of a calendar without bounds, from 1970 to 2099. Takes some
   * milliseconds.
   */
  public static byte[] of(TradingCalendar calendar) {
    DateRange known = calendar.known();
    DateRange dates =
        new DateRange(
            known.first().equals(LocalDate.MIN)
                ? EVER.first()
                : known.first().minusDays(ASSUMED_DAYS),
            known.last().equals(LocalDate.MAX) ? EVER.last() : known.last().plusDays(ASSUMED_DAYS));
    MessageDigest digest = newSha256();
    digest.update(head(calendar));
    Function<LocalDate, Option<Session>> sessions = sessions(calendar);
    for (LocalDate date = dates.first(); !date.isAfter(dates.last()); date = date.plusDays(1)) {
      Session session = sessions.apply(date).getOrNull();
      if (session != null) {
        digest.update(bytes(session));
      }
    }
    return digest.digest();
  }

  /** Sessions that are looked at once need not be remembered. */
  private static Function<LocalDate, Option<Session>> sessions(TradingCalendar calendar) {
    return calendar instanceof SessionCalendar remembering
        ? remembering.rules()::session
        : calendar::session;
  }

  private static byte[] head(TradingCalendar calendar) {
    return ByteBuffer.allocate(HEAD_BYTES)
        .put((byte) (calendar.countsBars() ? 1 : 0))
        .putLong(calendar.known().first().toEpochDay())
        .putLong(calendar.known().last().toEpochDay())
        .array();
  }

  private static byte[] bytes(Session session) {
    ByteBuffer bytes =
        ByteBuffer.allocate(SESSION_BYTES + 2 * INSTANT_BYTES * session.hours().size());
    bytes.putLong(session.tradingDate().toEpochDay());
    bytes.put((byte) (session.assumed() ? 1 : 0));
    bytes.putInt(session.hours().size());
    for (Interval part : session.hours()) {
      put(part.from(), bytes);
      put(part.until(), bytes);
    }
    return bytes.array();
  }

  private static void put(Instant instant, ByteBuffer bytes) {
    bytes.putLong(instant.getEpochSecond()).putInt(instant.getNano());
  }

  private static MessageDigest newSha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Invariant: every JVM has SHA-256", e);
    }
  }
}

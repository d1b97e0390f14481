package io.stockstream.domain.statement;

import io.stockstream.domain.bar.Bar;
import java.time.Instant;

/**
 * How a source numbers its statements about a key. One scheme a source, because numbers of
 * different schemes do not compare.
 */
public enum RevisionScheme {
  /** Microseconds since 1900 of the feed's own event time; never our clock. */
  TIME,
  /**
   * Issue number of the file (24 bits), then the line number (34 bits): a later line is a later
   * word.
   */
  FILE;

  static final int BITS = 58;
  private static final int LINE_BITS = 34;
  private static final long MAX_LINE = (1L << LINE_BITS) - 1;
  private static final long MAX_ISSUE = (1L << (BITS - LINE_BITS)) - 1;

  private static final long MICROS_A_SECOND = 1_000_000;
  private static final long NANOS_A_MICRO = 1_000;
  private static final long MAX_SECONDS = (1L << BITS) / MICROS_A_SECOND;

  /**
   * Returns the revision of a statement made at a time, UTC, to the microsecond.
   *
   * @throws IllegalArgumentException when the time is before 1900 or after the year 11000
   */
  public static long ofTime(Instant eventTime) {
    long seconds = eventTime.getEpochSecond() - Bar.EPOCH_1900.getEpochSecond();
    long revision =
        seconds < 0 || seconds > MAX_SECONDS
            ? -1
            : seconds * MICROS_A_SECOND + eventTime.getNano() / NANOS_A_MICRO;
    return checked(revision, eventTime);
  }

  /**
   * Returns the revision of a statement in a file.
   *
   * @param issue 0 for a file's first issue, higher for each that replaces it, below 2^24
   * @param line its line, from 1, below 2^34
   * @throws IllegalArgumentException when either is out of range
   */
  public static long ofLine(long issue, long line) {
    if (issue < 0 || issue > MAX_ISSUE || line < 0 || line > MAX_LINE) {
      throw new IllegalArgumentException(
          "file revision: expected an issue below 2^24 and a line below 2^34, was issue "
              + issue
              + " line "
              + line);
    }
    return issue << LINE_BITS | line;
  }

  static boolean isRevision(long revision) {
    return revision >= 0 && revision < 1L << BITS;
  }

  private static long checked(long revision, Instant eventTime) {
    if (!isRevision(revision)) {
      throw new IllegalArgumentException(
          "event time " + eventTime + ": expected a time from 1900 to 11000");
    }
    return revision;
  }
}

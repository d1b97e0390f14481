package io.stockstream.domain.gap;

import io.stockstream.domain.bar.Interval;
import io.stockstream.domain.bar.Timeframe;
import java.time.Instant;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/**
 * Which times on the UTC grid of a timeframe are in a set: a bit each, so that a year of minutes
 * takes 64 kB. Nothing is known of times outside of its window. Immutable.
 */
public final class TimeSet {

  /** Times that {@link Builder#addSixty} takes at once: the minutes of an hour. */
  public static final int SIXTY = 60;

  /**
   * From where sixties are counted, in seconds since 1970: they begin there on the grid of every
   * timeframe below a day, and as it is before 1900, none of a bar's has a negative number.
   */
  public static final long ORIGIN_SECOND = -2_592_000_000L;

  private final Timeframe timeframe;
  private final long first;
  private final long end;
  private final BitSet bits;

  private TimeSet(Timeframe timeframe, long first, long end, BitSet bits) {
    this.timeframe = timeframe;
    this.first = first;
    this.end = end;
    this.bits = bits;
  }

  /** Returns a set without any time. */
  public static TimeSet empty(Timeframe timeframe, Interval window) {
    return new Builder(timeframe, window).build();
  }

  /** Collects times; those outside of the window are left out. One thread; builds once. */
  public static final class Builder {

    private final Timeframe timeframe;
    private final long first;
    private final long end;
    private final BitSet bits;

    public Builder(Timeframe timeframe, Interval window) {
      this.timeframe = timeframe;
      first = indexFrom(timeframe, window.from());
      end = Math.max(first, indexFrom(timeframe, window.until()));
      bits = new BitSet(Math.toIntExact(end - first));
    }

    /** Adds a time of the grid. */
    public Builder add(Instant time) {
      return addIndex(Math.floorDiv(time.getEpochSecond(), timeframe.seconds()));
    }

    /**
     * Adds some of sixty times that follow each other.
     *
     * @param number of the sixty, counted from {@link #ORIGIN_SECOND}
     * @param which bit 0 is the first of them
     */
    public Builder addSixty(long number, long which) {
      long base = number * SIXTY + ORIGIN_SECOND / timeframe.seconds();
      for (long left = which; left != 0; left &= left - 1) {
        addIndex(base + Long.numberOfTrailingZeros(left));
      }
      return this;
    }

    private Builder addIndex(long index) {
      if (index >= first && index < end) {
        bits.set((int) (index - first));
      }
      return this;
    }

    public TimeSet build() {
      return new TimeSet(timeframe, first, end, bits);
    }

    /** Builds the set of every key. */
    public static <K> Map<K, TimeSet> build(Map<K, Builder> builders) {
      Map<K, TimeSet> sets = new HashMap<>();
      builders.forEach((key, builder) -> sets.put(key, builder.build()));
      return sets;
    }
  }

  /** Returns the number, counted from 1970, of the first time of a grid at or after an instant. */
  static long indexFrom(Timeframe timeframe, Instant instant) {
    long second = instant.getNano() == 0 ? instant.getEpochSecond() : instant.getEpochSecond() + 1;
    return -Math.floorDiv(-second, timeframe.seconds());
  }

  /** Returns the time of a number. */
  static Instant time(Timeframe timeframe, long index) {
    return Instant.ofEpochSecond(index * timeframe.seconds());
  }

  /** Says whether a time is in the set. */
  public boolean contains(Instant time) {
    return timeframe.isAligned(time)
        && nextIn(time.getEpochSecond() / timeframe.seconds(), Long.MAX_VALUE)
            == time.getEpochSecond() / timeframe.seconds();
  }

  /** Returns the first number from one on that is in the set; the bound when there is none. */
  long nextIn(long from, long bound) {
    if (from >= end) {
      return bound;
    }
    int next = bits.nextSetBit((int) Math.max(0, from - first));
    return next < 0 ? bound : Math.min(bound, first + next);
  }

  /** Returns the first number from one on that is not in the set; the bound when all are. */
  long nextOut(long from, long bound) {
    if (from < first || from >= end) {
      return Math.min(from, bound);
    }
    return Math.min(bound, first + bits.nextClearBit((int) (from - first)));
  }

  /** Counts the times from one number on up to another. */
  long count(long from, long until) {
    int low = (int) Math.max(0, from - first);
    int high = (int) Math.max(low, Math.min(end, until) - first);
    return bits.get(low, high).cardinality();
  }

  /** Returns how many times of a stretch of time are in the set. */
  public long count(Interval within) {
    return count(indexFrom(timeframe, within.from()), indexFrom(timeframe, within.until()));
  }

  /** Returns how many times are in the set. */
  public long size() {
    return bits.cardinality();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TimeSet set
        && timeframe == set.timeframe
        && first == set.first
        && end == set.end
        && bits.equals(set.bits);
  }

  @Override
  public int hashCode() {
    return bits.hashCode();
  }

  @Override
  public String toString() {
    return "TimeSet[%d of %s from %s]".formatted(size(), timeframe, time(timeframe, first));
  }
}

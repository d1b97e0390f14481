package io.stockstream.ports.verify;

import io.stockstream.domain.bar.BarKey;
import io.stockstream.domain.bar.Timeframe;
import io.stockstream.ports.store.BarSelection;
import io.stockstream.ports.store.BarSelection.Origins;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.BitSet;

/**
 * Remembers which groups differ in two megabytes, however many they are: one bit a group. Groups
 * that share a bit are read without need, and then found equal.
 */
final class DifferingGroups {

  private static final int BITS = 1 << 24;

  private final BitSet marks = new BitSet(BITS);
  private long count;
  private Option<String> symbol = Option.none();
  private Option<String> venue = Option.none();
  private Option<Timeframe> timeframe = Option.none();
  private Instant from = Instant.MAX;
  private Instant until = Instant.MIN;

  void add(BarGroup group) {
    marks.set(bit(group));
    symbol = common(symbol, group.instrument().symbol());
    venue = common(venue, group.instrument().venue());
    timeframe = common(timeframe, group.timeframe());
    from = group.from().isBefore(from) ? group.from() : from;
    until = group.until().isAfter(until) ? group.until() : until;
    count++;
  }

  /** What the first has and every other has too. */
  private <T> Option<T> common(Option<T> before, T value) {
    return count == 0 ? Option.some(value) : before.filter(value::equals);
  }

  private static int bit(BarGroup group) {
    return Math.floorMod(group.hashCode() * 0x9E3779B9, BITS);
  }

  long count() {
    return count;
  }

  /** Returns the narrowest selection with all of them in it: a single group is read alone. */
  BarSelection selection() {
    return new BarSelection(
        symbol, venue, timeframe, Option.some(from), Option.some(until), Origins.BOTH);
  }

  boolean mayHold(BarKey key) {
    return marks.get(bit(BarGroup.of(key)));
  }
}

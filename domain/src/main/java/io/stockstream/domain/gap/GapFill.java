package io.stockstream.domain.gap;

import io.stockstream.domain.bar.Activity;
import io.stockstream.domain.bar.BarKey;
import io.stockstream.domain.bar.Interval;
import io.stockstream.domain.bar.Ohlcv;
import io.stockstream.domain.bar.Prices;
import io.stockstream.domain.bar.Timeframe;
import io.stockstream.domain.calendar.Session;
import io.stockstream.domain.calendar.TradingCalendar;
import io.stockstream.domain.rollup.InstrumentRules;
import io.stockstream.domain.rollup.Reference;
import io.stockstream.domain.statement.StoredBar;
import java.time.Instant;
import java.util.function.Consumer;

/**
 * Shows bars with the holes between them filled by the previous close. A view: what it makes is
 * handed on and kept nowhere, so a real bar that comes late takes its place at the next reading.
 * Holes are those of the calendar: nothing is filled where it is closed, where the instrument has
 * none, before the first bar, or from a day up, where bars open when their source says so.
 *
 * <p>Takes bars in the order of their keys; one thread.
 */
public final class GapFill implements Consumer<StoredBar> {

  private final Reference reference;
  private final Consumer<ShownBar> next;
  private StoredBar last;

  /**
   * @param reference knows the calendars
   * @param next takes the bars and what fills the holes between them, in the order of keys
   */
  public GapFill(Reference reference, Consumer<ShownBar> next) {
    this.reference = reference;
    this.next = next;
  }

  @Override
  public void accept(StoredBar bar) {
    if (last != null && isSameSeries(last.key(), bar.key())) {
      fill(bar.key().openTime());
    }
    next.accept(new ShownBar.Real(bar));
    last = bar;
  }

  private static boolean isSameSeries(BarKey a, BarKey b) {
    return a.instrument().equals(b.instrument()) && a.timeframe() == b.timeframe();
  }

  private void fill(Instant until) {
    BarKey key = last.key();
    Timeframe timeframe = key.timeframe();
    Instant from = key.openTime().plusSeconds(timeframe.seconds());
    InstrumentRules rules = reference.rulesOf(key.instrument());
    TradingCalendar calendar = rules.calendar();
    boolean isBase = timeframe == rules.ladder().base();
    if (!timeframe.isIntraday() || !calendar.countsBars() || !from.isBefore(until)) {
      return;
    }
    Interval hole = new Interval(from, until);
    Instant at = from;
    for (Session session : calendar.sessionsOverlapping(hole)) {
      for (Interval hours : session.hours()) {
        Instant first = isBase ? ceil(timeframe, hours.from()) : timeframe.floor(hours.from());
        at = fill(at.isAfter(first) ? at : first, until(hours, until));
      }
    }
  }

  /** A base bar belongs to the hours that it opens in; a roll-up to those that it overlaps. */
  private static Instant ceil(Timeframe timeframe, Instant instant) {
    Instant floor = timeframe.floor(instant);
    return floor.equals(instant) ? floor : floor.plusSeconds(timeframe.seconds());
  }

  private static Instant until(Interval hours, Instant until) {
    return hours.until().isBefore(until) ? hours.until() : until;
  }

  /** Returns where it stopped. */
  private Instant fill(Instant from, Instant until) {
    Instant at = from;
    while (at.isBefore(until)) {
      next.accept(filled(at));
      at = at.plusSeconds(last.key().timeframe().seconds());
    }
    return at;
  }

  private ShownBar filled(Instant openTime) {
    BarKey key = last.key();
    Prices flat = Prices.flat(((Ohlcv) last.content()).prices().close());
    return new ShownBar.Filled(
        new BarKey(key.instrument(), key.timeframe(), openTime, key.origin()),
        last,
        new Ohlcv(flat, Activity.UNKNOWN));
  }
}

package io.stockstream.domain.merge;

import io.stockstream.domain.bar.BarKey;
import io.stockstream.domain.bar.InstrumentId;
import io.stockstream.domain.bar.Interval;
import io.stockstream.domain.bar.Origin;
import io.stockstream.domain.bar.Timeframe;
import io.stockstream.domain.rollup.Clock;
import io.stockstream.domain.rollup.InstrumentRules;
import io.stockstream.domain.rollup.Window;
import io.stockstream.domain.rollup.Windows;
import io.stockstream.domain.statement.Recompute;
import io.stockstream.domain.statement.Statement;
import java.util.List;

/**
 * Decides batches: {@link #plan} says what to read, {@link #decide} what then stands. Pure
 * functions; the same batch on the same store always comes to the same, and a batch that was
 * decided and stored once comes to nothing new.
 */
public final class Merge {

  private Merge() {}

  /**
   * Says what has to be read before these inputs can be decided.
   *
   * @param incoming of this instrument only
   */
  public static ReadPlan plan(
      InstrumentId instrument, InstrumentRules rules, List<Received> incoming) {
    Stretches stretches = new Stretches();
    for (Received received : incoming) {
      if (received.message() instanceof Statement statement) {
        BarKey key = statement.key();
        stretches.add(key.timeframe(), key.origin(), new Interval(key.openTime(), key.closeTime()));
      } else if (received.message() instanceof Recompute recompute) {
        addRollUps(recompute.interval(), stretches);
      }
    }
    Touched touched = Touched.by(rules.windows(), incoming);
    for (Timeframe rung : rules.windows().ladder().rungs()) {
      for (Window window : touched.windows(rung)) {
        addWindow(rules.windows(), window, stretches);
      }
    }
    return new ReadPlan(instrument, stretches.joined());
  }

  /** By other rules there may have been windows of any timeframe. */
  private static void addRollUps(Interval interval, Stretches stretches) {
    for (Timeframe rung : Timeframe.values()) {
      stretches.add(rung, Origin.ROLLUP, Touched.opensAround(rung, interval));
    }
  }

  private static void addWindow(Windows windows, Window window, Stretches stretches) {
    stretches.add(window.rung(), Origin.ROLLUP, window.interval());
    Timeframe parts = windows.partsOf(window);
    Origin origin = parts == windows.ladder().base() ? Origin.FEED : Origin.ROLLUP;
    stretches.add(parts, origin, window.interval());
  }

  /**
   * Decides the inputs of one instrument: judges each against what stands, in their order; then
   * judges every window that they touch, from the finest rung to the top, whether or not the rung
   * below changed, so that a batch that is run again mends what a crash left out; then takes back
   * the roll-ups of an earlier edition whose windows are no more, where a recompute asks for it;
   * then closes every roll-up whose end the clock has passed.
   *
   * @param existing what {@link #plan} asked for
   * @param venueClock the latest heartbeat of the instrument's venue in this batch
   * @param incoming of this instrument only, in the order of partition and offset
   */
  public static Decision decide(
      InstrumentId instrument,
      InstrumentRules rules,
      Existing existing,
      Clock venueClock,
      List<Received> incoming) {
    InstrumentMerge merge = new InstrumentMerge(instrument, rules, existing);
    incoming.forEach(merge::judge);
    merge.advance(venueClock);
    merge.rollUp(Touched.by(rules.windows(), incoming));
    merge.withdrawWhatIsNoMore(incoming);
    merge.closeWhatIsOver(existing.openRollUps());
    return merge.decision();
  }
}

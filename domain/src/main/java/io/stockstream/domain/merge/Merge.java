package io.stockstream.domain.merge;

import io.stockstream.domain.bar.BarKey;
import io.stockstream.domain.bar.InstrumentId;
import io.stockstream.domain.bar.Origin;
import io.stockstream.domain.bar.Timeframe;
import io.stockstream.domain.rollup.Clock;
import io.stockstream.domain.rollup.InstrumentRules;
import io.stockstream.domain.rollup.Window;
import io.stockstream.domain.rollup.Windows;
import io.stockstream.domain.statement.Statement;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

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
    Set<BarKey> keys = new HashSet<>();
    for (Received received : incoming) {
      if (received.message() instanceof Statement statement) {
        keys.add(statement.key());
      }
    }
    Touched touched = Touched.by(rules.windows(), incoming);
    for (Timeframe rung : rules.windows().ladder().rungs()) {
      for (Window window : touched.windows(rung)) {
        addWindow(instrument, rules.windows(), window, keys);
      }
    }
    return new ReadPlan(instrument, keys);
  }

  private static void addWindow(
      InstrumentId instrument, Windows windows, Window window, Set<BarKey> keys) {
    keys.add(new BarKey(instrument, window.rung(), window.interval().from(), Origin.ROLLUP));
    Timeframe parts = windows.partsOf(window);
    Origin origin = parts == windows.ladder().base() ? Origin.FEED : Origin.ROLLUP;
    for (Instant openTime : windows.partOpenTimes(window, parts)) {
      keys.add(new BarKey(instrument, parts, openTime, origin));
    }
  }

  /**
   * Decides the inputs of one instrument: judges each against what stands, in their order; then
   * judges every window that they touch, from the finest rung to the top, whether or not the rung
   * below changed, so that a batch that is run again mends what a crash left out; then closes every
   * roll-up whose end the clock has passed.
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
    merge.closeWhatIsOver(existing.openRollUps());
    return merge.decision();
  }
}

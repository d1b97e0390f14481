package io.stockstream.apps.benchmarks;

import io.stockstream.domain.bar.Ohlcv;
import io.stockstream.domain.bar.Timeframe;
import io.stockstream.domain.statement.StoredBar;
import io.stockstream.ports.store.BarReader;
import io.stockstream.ports.store.BarSelection;
import io.stockstream.ports.store.BarSelection.Origins;
import io.vavr.control.Option;
import java.util.HashMap;
import java.util.Map;

/** Reads the days that a store holds. */
final class StoredDays {

  private static final BarSelection DAYS =
      new BarSelection(
          Option.none(),
          Option.none(),
          Option.some(Timeframe.D1),
          Option.none(),
          Option.none(),
          Origins.ROLLUP);

  private StoredDays() {}

  static Map<Day, Totals> read(BarReader reader) {
    Map<Day, Totals> days = new HashMap<>();
    reader.read(DAYS, bar -> put(bar, days));
    return days;
  }

  private static void put(StoredBar bar, Map<Day, Totals> days) {
    Ohlcv ohlcv = (Ohlcv) bar.content();
    days.put(
        Day.of(bar.key().instrument().symbol(), bar.key().openTime()),
        new Totals(ohlcv.activity().volume().get(), ohlcv.prices().high(), ohlcv.prices().low()));
  }
}

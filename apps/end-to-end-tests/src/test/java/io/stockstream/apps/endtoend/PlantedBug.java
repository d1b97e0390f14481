package io.stockstream.apps.endtoend;

import io.stockstream.domain.bar.Activity;
import io.stockstream.domain.bar.BarKey;
import io.stockstream.domain.bar.BarState;
import io.stockstream.domain.bar.InstrumentId;
import io.stockstream.domain.bar.Ohlcv;
import io.stockstream.domain.bar.Origin;
import io.stockstream.domain.bar.Prices;
import io.stockstream.domain.merge.Existing;
import io.stockstream.domain.statement.StoredBar;
import io.stockstream.ports.store.TaskOutcome;
import io.vavr.control.Option;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Errors that a pipeline of this kind could have, planted where the outcome of a task is stored.
 */
enum PlantedBug {
  /** One row in a thousand is lost; the one in 100,000 needs a store of that size. */
  DROP_A_ROW {
    @Override
    TaskOutcome spoil(TaskOutcome outcome, Map<InstrumentId, Existing> existing, long batch) {
      int[] row = {0};
      return with(outcome, outcome.bars().stream().filter(bar -> ++row[0] % 1_000 != 500).toList());
    }
  },
  /** Open and close change places in one row of each task. */
  SWAP_OPEN_AND_CLOSE {
    @Override
    TaskOutcome spoil(TaskOutcome outcome, Map<InstrumentId, Existing> existing, long batch) {
      List<StoredBar> bars = new ArrayList<>(outcome.bars());
      for (int i = 0; i < bars.size(); i++) {
        if (bars.get(i).content() instanceof Ohlcv ohlcv
            && ohlcv.prices().open().compareTo(ohlcv.prices().close()) != 0) {
          bars.set(i, swapped(bars.get(i), ohlcv));
          return with(outcome, bars);
        }
      }
      return outcome;
    }
  },
  /** What corrects a closed bar is not stored. */
  LOSE_A_CORRECTION {
    @Override
    TaskOutcome spoil(TaskOutcome outcome, Map<InstrumentId, Existing> existing, long batch) {
      Map<BarKey, StoredBar> before = byKey(existing);
      return with(
          outcome,
          outcome.bars().stream()
              .filter(
                  bar ->
                      bar.isRollUp()
                          || !before.containsKey(bar.key())
                          || before.get(bar.key()).state() == BarState.OPEN)
              .toList());
    }
  },
  /** A batch is taken for stored and was not. */
  SKIP_A_BATCH {
    @Override
    TaskOutcome spoil(TaskOutcome outcome, Map<InstrumentId, Existing> existing, long batch) {
      return batch == 2 ? with(outcome, List.of()) : outcome;
    }
  },
  /** A roll-up's volume grows by what came, as in every pipeline that increments. */
  ADD_INSTEAD_OF_RECOMPUTE {
    @Override
    TaskOutcome spoil(TaskOutcome outcome, Map<InstrumentId, Existing> existing, long batch) {
      Map<BarKey, StoredBar> before = byKey(existing);
      return with(
          outcome, outcome.bars().stream().map(bar -> added(bar, before, outcome)).toList());
    }
  };

  abstract TaskOutcome spoil(TaskOutcome outcome, Map<InstrumentId, Existing> existing, long batch);

  private static TaskOutcome with(TaskOutcome outcome, Collection<StoredBar> bars) {
    return new TaskOutcome(
        outcome.conflicts(),
        outcome.quarantine(),
        outcome.history(),
        bars,
        outcome.instrumentClocks(),
        outcome.venueClocks(),
        outcome.aliveMinutes(),
        outcome.tallies());
  }

  private static Map<BarKey, StoredBar> byKey(Map<InstrumentId, Existing> existing) {
    Map<BarKey, StoredBar> before = new HashMap<>();
    existing.values().forEach(e -> e.bars().forEach(bar -> before.put(bar.key(), bar)));
    return before;
  }

  private static StoredBar swapped(StoredBar bar, Ohlcv ohlcv) {
    Prices prices = ohlcv.prices();
    Prices swapped = new Prices(prices.close(), prices.high(), prices.low(), prices.open());
    return with(bar, new Ohlcv(swapped, ohlcv.activity()));
  }

  private static StoredBar added(
      StoredBar bar, Map<BarKey, StoredBar> before, TaskOutcome outcome) {
    StoredBar stored = before.get(bar.key());
    if (!bar.isRollUp()
        || !(bar.content() instanceof Ohlcv ohlcv)
        || stored == null
        || !(stored.content() instanceof Ohlcv old)
        || ohlcv.activity().volume().isEmpty()) {
      return bar;
    }
    BigDecimal sum = old.activity().volume().getOrElse(BigDecimal.ZERO);
    for (StoredBar part : outcome.bars()) {
      if (isBaseBarIn(bar.key(), part.key()) && part.content() instanceof Ohlcv more) {
        sum = sum.add(more.activity().volume().getOrElse(BigDecimal.ZERO));
      }
    }
    Activity activity = ohlcv.activity();
    return with(
        bar,
        new Ohlcv(
            ohlcv.prices(),
            new Activity(
                Option.some(sum), activity.turnover(), activity.vwap(), activity.tradeCount())));
  }

  private static boolean isBaseBarIn(BarKey window, BarKey part) {
    return part.origin() == Origin.FEED
        && part.instrument().equals(window.instrument())
        && !part.openTime().isBefore(window.openTime())
        && part.openTime().isBefore(window.closeTime());
  }

  private static StoredBar with(StoredBar bar, Ohlcv content) {
    return new StoredBar(
        bar.key(), bar.assetClass(), bar.state(), content, bar.version(), bar.provenance());
  }
}

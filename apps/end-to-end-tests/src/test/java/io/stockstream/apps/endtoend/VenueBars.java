package io.stockstream.apps.endtoend;

import io.stockstream.adapters.testkit.venue.VenueBook;
import io.stockstream.domain.bar.BarDraft;
import io.stockstream.domain.bar.Ohlcv;
import io.stockstream.domain.bar.Origin;
import io.stockstream.domain.statement.StatementDraft;
import io.stockstream.domain.statement.StoredBar;
import io.stockstream.ports.store.BarSelection;
import io.stockstream.ports.store.Store;
import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;

/** Bars as a local venue's book describes them. */
final class VenueBars {

  private VenueBars() {}

  /** Returns the venues' own bars that a chain's store holds, by their keys. */
  static Map<String, String> stored(Chain chain) {
    Map<String, String> bars = new TreeMap<>();
    try (Store store = chain.store().open()) {
      store
          .bars()
          .read(
              BarSelection.ALL,
              bar -> {
                if (bar.key().origin() == Origin.FEED) {
                  bars.put(bar.key().toString(), describe(bar));
                }
              });
    }
    return bars;
  }

  private static String describe(StoredBar bar) {
    Ohlcv ohlcv = (Ohlcv) bar.content();
    return describe(
        bar.state(),
        ohlcv.prices().open(),
        ohlcv.prices().high(),
        ohlcv.prices().low(),
        ohlcv.prices().close(),
        ohlcv.activity().volume().get());
  }

  static String describe(StatementDraft said) {
    BarDraft bar = said.bar();
    return describe(said.state(), bar.open(), bar.high(), bar.low(), bar.close(), bar.volume());
  }

  private static String describe(Object state, BigDecimal... numbers) {
    StringBuilder text = new StringBuilder();
    for (BigDecimal number : numbers) {
      text.append(VenueBook.plain(number)).append(' ');
    }
    return text.append(state).toString();
  }
}

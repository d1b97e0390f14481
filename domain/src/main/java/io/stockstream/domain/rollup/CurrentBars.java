package io.stockstream.domain.rollup;

import io.stockstream.domain.bar.BarKey;
import io.stockstream.domain.statement.StoredBar;

/** Looks up what stands on a key. */
@FunctionalInterface
public interface CurrentBars {

  /** Returns the row, or null when nothing stands there. */
  StoredBar get(BarKey key);
}

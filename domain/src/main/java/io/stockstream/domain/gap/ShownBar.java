package io.stockstream.domain.gap;

import io.stockstream.domain.bar.BarKey;
import io.stockstream.domain.bar.Ohlcv;
import io.stockstream.domain.statement.StoredBar;

/** A bar as it is shown: one that stands, or one that only fills a hole for the eye. */
public sealed interface ShownBar {

  /** Returns what it is about. */
  BarKey key();

  /**
   * A bar that stands.
   *
   * @param bar not void
   */
  record Real(StoredBar bar) implements ShownBar {
    @Override
    public BarKey key() {
      return bar.key();
    }
  }

  /**
   * A bar that is not there, and never stored.
   *
   * @param key where it is missing
   * @param like the bar before it
   * @param ohlcv flat at that bar's close; without volume
   */
  record Filled(BarKey key, StoredBar like, Ohlcv ohlcv) implements ShownBar {}
}

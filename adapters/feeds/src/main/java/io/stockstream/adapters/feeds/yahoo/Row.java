package io.stockstream.adapters.feeds.yahoo;

import java.math.BigDecimal;

/**
 * What one row of a chart says.
 *
 * @param volume or null where there is none
 */
record Row(BigDecimal open, BigDecimal high, BigDecimal low, BigDecimal close, BigDecimal volume) {

  /** Returns this row with what came after it in the same bar. */
  Row and(Row later) {
    return new Row(
        open,
        high.max(later.high),
        low.min(later.low),
        later.close,
        volume == null || later.volume == null ? volume : volume.add(later.volume));
  }
}

package io.stockstream.apps.benchmarks;

import java.math.BigDecimal;

/**
 * What bars come to in a window. Equal numbers are equal however many zeros they end with.
 *
 * @param volume of all
 * @param high of all
 * @param low of all
 */
record Totals(BigDecimal volume, BigDecimal high, BigDecimal low) {

  Totals {
    volume = volume.stripTrailingZeros();
    high = high.stripTrailingZeros();
    low = low.stripTrailingZeros();
  }
}

/**
 * How bars roll up: the {@link io.stockstream.domain.rollup.Ladder} says into which timeframes,
 * {@link io.stockstream.domain.rollup.Windows} which bars belong together, and {@link
 * io.stockstream.domain.rollup.RollUp} folds them.
 */
package io.stockstream.domain.rollup;

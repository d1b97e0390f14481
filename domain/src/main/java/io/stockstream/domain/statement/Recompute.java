package io.stockstream.domain.statement;

import io.stockstream.domain.bar.InstrumentId;
import io.stockstream.domain.bar.Interval;

/**
 * Asks that the roll-ups of an instrument be folded anew.
 *
 * @param instrument whose roll-ups
 * @param interval every window that overlaps it is folded, UTC
 */
public record Recompute(InstrumentId instrument, Interval interval) implements Control {}

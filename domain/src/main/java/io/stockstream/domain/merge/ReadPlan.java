package io.stockstream.domain.merge;

import io.stockstream.domain.bar.BarKey;
import io.stockstream.domain.bar.InstrumentId;
import java.util.Set;

/**
 * What has to be known of an instrument before a batch of it can be decided: the rows on these
 * keys, every roll-up still OPEN, and the clock.
 *
 * @param instrument whose
 * @param keys the bars stated, the parts of each window they touch, and the windows' own roll-ups
 */
public record ReadPlan(InstrumentId instrument, Set<BarKey> keys) {}

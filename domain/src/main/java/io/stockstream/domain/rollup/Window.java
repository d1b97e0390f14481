package io.stockstream.domain.rollup;

import io.stockstream.domain.bar.Interval;
import io.stockstream.domain.bar.Timeframe;
import java.io.Serializable;

/**
 * What one roll-up covers.
 *
 * @param rung timeframe of the roll-up
 * @param interval its open time to its end, UTC
 */
public record Window(Timeframe rung, Interval interval) implements Serializable {}

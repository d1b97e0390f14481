package io.stockstream.domain.bar;

import java.io.Serializable;
import java.math.BigDecimal;
import java.time.Instant;

/**
 * One trade.
 *
 * @param time when it happened, UTC
 * @param price in the quote currency
 * @param volume units traded, at least 0
 */
public record Trade(Instant time, BigDecimal price, BigDecimal volume) implements Serializable {}

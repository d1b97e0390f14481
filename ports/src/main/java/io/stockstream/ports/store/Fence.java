package io.stockstream.ports.store;

import java.io.Serializable;

/**
 * The right to write a store. The query that took the highest number has it; who holds a lower one
 * is refused.
 *
 * @param number grows with every query that starts
 */
public record Fence(long number) implements Serializable {}

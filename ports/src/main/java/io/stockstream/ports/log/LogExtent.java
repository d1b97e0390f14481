package io.stockstream.ports.log;

/**
 * How much of the log there is to read.
 *
 * @param records that were read
 * @param removed records that retention has removed before the first that is left
 */
public record LogExtent(long records, long removed) {}

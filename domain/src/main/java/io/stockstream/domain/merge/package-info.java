/**
 * One batch, decided purely: {@link io.stockstream.domain.merge.Merge} says what to read, and what
 * then stands, without a clock and without I/O. Streaming, replay and backfill all go through it.
 */
package io.stockstream.domain.merge;

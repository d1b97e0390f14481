/**
 * A market made up from a seed: {@link io.stockstream.adapters.feeds.simulated.SimulatedFeed#open}.
 * The same seed, start, length and faults make the same bytes in the same order, however fast they
 * are handed out.
 */
package io.stockstream.adapters.feeds.simulated;

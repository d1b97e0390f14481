/**
 * A market that never was, with everything that goes wrong in real ones: {@link
 * io.stockstream.adapters.feeds.simulated.SimulatedFeed}. The same seed says the same bytes. The
 * {@link io.stockstream.adapters.feeds.simulated.Oracle} watches what is emitted and knows what a
 * store must come to.
 */
package io.stockstream.adapters.feeds.simulated;

/**
 * How feeds wait: by {@link io.stockstream.adapters.feeds.clock.WallClock}, which tests replace.
 */
package io.stockstream.adapters.feeds.clock;

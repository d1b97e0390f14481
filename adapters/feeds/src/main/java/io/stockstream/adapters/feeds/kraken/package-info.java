/** Kraken's spot market: {@link io.stockstream.adapters.feeds.kraken.Kraken}. */
package io.stockstream.adapters.feeds.kraken;

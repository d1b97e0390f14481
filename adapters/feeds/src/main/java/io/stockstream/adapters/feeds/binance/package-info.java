/** Binance's spot market: {@link io.stockstream.adapters.feeds.binance.Binance}. */
package io.stockstream.adapters.feeds.binance;
